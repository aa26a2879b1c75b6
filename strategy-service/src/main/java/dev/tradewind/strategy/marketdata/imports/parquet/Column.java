package dev.tradewind.strategy.marketdata.imports.parquet;

/**
 * One column of numbers, texts or times; the parts of nested columns are columns too, of a type that is not read.
 *
 * @param index place among the chunks of a row group
 * @param width bytes of a value in PLAIN encoding; 0 when each names its own length
 */
public record Column(int index, String name, ColumnType type, Physical physical, int width, boolean isOptional) {
    /** How values are stored, in the order of the format's numbers. */
    public enum Physical {
        BOOLEAN(0),
        INT32(4),
        INT64(8),
        INT96(12),
        FLOAT(4),
        DOUBLE(8),
        BYTE_ARRAY(0),
        FIXED_LEN_BYTE_ARRAY(0);

        private final int width;

        Physical(int width) {
            this.width = width;
        }

        int width() {
            return width;
        }
    }
}
