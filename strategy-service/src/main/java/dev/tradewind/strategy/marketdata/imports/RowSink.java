package dev.tradewind.strategy.marketdata.imports;

import dev.tradewind.engine.bars.FindingKind;

/** Takes the rows of a file one after the other. */
interface RowSink {
    /** @param stamp epoch second that stands in the row */
    void row(long line, long stamp, String open, String high, String low, String close, String volume)
            throws ImportRefused;

    /** A row that is none. */
    void unreadable(FindingKind kind, long line, String detail) throws ImportRefused;
}
