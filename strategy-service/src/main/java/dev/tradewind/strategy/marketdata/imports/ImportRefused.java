package dev.tradewind.strategy.marketdata.imports;

import java.util.Locale;

/** A file cannot be imported as a whole; the code is one of docs/problems.md. */
public final class ImportRefused extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Code {
        EMPTY_FILE,
        NOT_TEXT,
        PARQUET_NOT_READ,
        UNKNOWN_LAYOUT,
        DECIMAL_COMMA,
        AMBIGUOUS_DATE,
        UNKNOWN_TIMEFRAME,
        BAD_ROWS,
        TOO_MANY_BARS,
        FILE_TOO_LARGE,
        DAMAGED_FILE
    }

    private final Code code;

    ImportRefused(Code code, String detail) {
        super(detail);
        this.code = code;
    }

    static ImportRefused of(Code code, String detail, Object... values) {
        return new ImportRefused(code, String.format(Locale.ROOT, detail, values));
    }

    public Code code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
