package dev.tradewind.strategy.marketdata.imports.parquet;

/** What the values of a column mean. */
public sealed interface ColumnType {
    /** Whole numbers. */
    record Whole(boolean isSigned) implements ColumnType {}

    /** Floating-point numbers of one or two words. */
    record Real() implements ColumnType {}

    /** Decimal numbers with a fixed number of digits after the point. */
    record Decimal(int scale) implements ColumnType {}

    record Text() implements ColumnType {}

    /** Days since 1970-01-01. */
    record Date() implements ColumnType {}

    /**
     * Moments since 1970-01-01.
     *
     * @param perSecond units in a second
     * @param isUtc whether they are moments; else what a clock on the wall showed
     */
    record Timestamp(long perSecond, boolean isUtc) implements ColumnType {}

    /** Anything that is not read, by its name. */
    record Other(String name) implements ColumnType {}
}
