package dev.tradewind.strategy.marketdata.imports;

import java.io.IOException;
import java.util.List;
import java.util.function.LongConsumer;

/** A table in a file, read from its beginning as often as needed. */
sealed interface RowSource extends AutoCloseable permits CsvSource, ParquetSource {
    /** Name of the recognised layout. */
    String layout();

    /** What was assumed, one sentence each. */
    List<String> notes();

    /** What the number of a row counts: lines of a text, or rows. */
    String counted();

    /** Whether every time so far was a date. */
    boolean hasDatesOnly();

    /** Whether a time so far named no zone and was read by the clock. */
    boolean hasTimesWithoutZone();

    /**
     * Reads at most so many rows.
     *
     * @param bytesRead is told from time to time how much of the file was read
     */
    void read(long mostRows, RowSink sink, LongConsumer bytesRead) throws IOException, ImportRefused;

    @Override
    void close();
}
