package dev.tradewind.strategy.marketdata.imports.parquet;

/** A file is not read. */
public final class ParquetProblem extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Kind {
        /** The bytes contradict the format or each other. */
        DAMAGED,
        /** In order, as far as it was looked at, but it uses something that is not read; the sentence names it. */
        NOT_READ,
        /** More than the limits allow. */
        TOO_LARGE
    }

    private final Kind kind;

    private ParquetProblem(Kind kind, String detail) {
        super(detail);
        this.kind = kind;
    }

    static ParquetProblem damaged(String where) {
        return new ParquetProblem(Kind.DAMAGED, "The Parquet file is damaged: " + where + ".");
    }

    static ParquetProblem notRead(String feature) {
        return new ParquetProblem(Kind.NOT_READ, "The Parquet file uses " + feature + ".");
    }

    static ParquetProblem tooLarge(String what) {
        return new ParquetProblem(Kind.TOO_LARGE, what);
    }

    public Kind kind() {
        return kind;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
