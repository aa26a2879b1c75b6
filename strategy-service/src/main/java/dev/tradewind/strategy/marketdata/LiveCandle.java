package dev.tradewind.strategy.marketdata;

import dev.tradewind.engine.bars.BarColumns;

/**
 * One closed minute in units of 10^-8.
 *
 * @param opensAt epoch second
 */
record LiveCandle(long opensAt, long open, long high, long low, long close, long volume) {
    void addTo(BarColumns columns) {
        columns.add(opensAt, open, high, low, close, volume);
    }
}
