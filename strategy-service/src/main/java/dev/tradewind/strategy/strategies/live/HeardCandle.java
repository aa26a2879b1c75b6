package dev.tradewind.strategy.strategies.live;

import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.strategy.marketdata.CandleKey;
import java.time.Duration;
import java.time.Instant;

/**
 * A candle that closed while this process was listening.
 *
 * @param bar one bar
 * @param heardAt when it was heard, on our clock
 * @param lateBy by how much the market had moved on when it was heard: the quote that ends a candle may come much later
 */
record HeardCandle(CandleKey key, BarSeries bar, Instant heardAt, Duration lateBy) {
    HeardCandle {
        if (bar.size() != 1) {
            throw new IllegalArgumentException("one candle, not " + bar.size());
        }
    }

    long opensAt() {
        return bar.opensAt()[0];
    }
}
