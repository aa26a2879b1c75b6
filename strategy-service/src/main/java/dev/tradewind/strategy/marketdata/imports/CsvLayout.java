package dev.tradewind.strategy.marketdata.imports;

import dev.tradewind.strategy.marketdata.imports.ImportRefused.Code;
import java.util.List;
import java.util.Optional;

/**
 * Where in a row the values stand; recognised by the header, or by the number of columns where there is none.
 *
 * @param firstRow line number of the first row of data
 * @param secondTime column of the time of day when date and time are apart, else -1
 * @param volume -1 when there is none
 */
record CsvLayout(
        String name,
        char separator,
        long firstRow,
        int time,
        int secondTime,
        int open,
        int high,
        int low,
        int close,
        int volume,
        List<String> notes) {
    static final int LINES_LOOKED_AT = 12;
    private static final char[] SEPARATORS = {',', ';', '\t', '|'};
    private static final int BINANCE_COLUMNS = 12;
    private static final int KRAKEN_COLUMNS = 7;
    private static final int PLAIN_COLUMNS = 6;

    /** @param head the first lines of the file */
    static CsvLayout of(List<String> head) throws ImportRefused {
        for (int i = 0; i < head.size(); i++) {
            String line = head.get(i);
            for (char separator : SEPARATORS) {
                List<String> fields = CsvFields.of(line, separator);
                if (fields.size() < 5) {
                    continue;
                }
                Optional<CsvLayout> known = isNumberOrTime(fields.getFirst())
                        ? withoutHeader(fields, separator, i + 1L)
                        : withHeader(fields, separator, i + 2L);
                if (known.isPresent()) {
                    return known.get();
                }
            }
        }
        throw new ImportRefused(
                Code.UNKNOWN_LAYOUT,
                "No header with time, open, high, low and close was found in the first " + LINES_LOOKED_AT
                        + " lines; the first line is \"" + shortened(head.getFirst()) + "\".");
    }

    private static String shortened(String line) {
        return line.length() > 120 ? line.substring(0, 120) + "…" : line;
    }

    private static Optional<CsvLayout> withoutHeader(List<String> fields, char separator, long firstRow) {
        return switch (fields.size()) {
            case BINANCE_COLUMNS -> Optional.of(plain("binance-klines", separator, firstRow));
            case KRAKEN_COLUMNS -> Optional.of(plain("kraken", separator, firstRow));
            case PLAIN_COLUMNS -> Optional.of(plain("without-header", separator, firstRow));
            default -> Optional.empty();
        };
    }

    private static CsvLayout plain(String name, char separator, long firstRow) {
        return new CsvLayout(
                name,
                separator,
                firstRow,
                0,
                -1,
                1,
                2,
                3,
                4,
                5,
                List.of("The file has no header; the columns were taken as time, open, high, low, close, volume."));
    }

    private static Optional<CsvLayout> withHeader(List<String> fields, char separator, long firstRow) {
        return ColumnNames.of(fields)
                .map(found -> new CsvLayout(
                        found.name(),
                        separator,
                        firstRow,
                        found.time(),
                        found.secondTime(),
                        found.open(),
                        found.high(),
                        found.low(),
                        found.close(),
                        found.volume(),
                        found.notes()));
    }

    private static boolean isNumberOrTime(String field) {
        return !field.isEmpty() && Character.isDigit(field.charAt(0));
    }
}
