package dev.tradewind.strategy.strategies.live;

import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.strategy.marketdata.CandleKey;
import dev.tradewind.strategy.marketdata.ClosedCandles;
import java.time.Duration;
import java.time.Instant;

/**
 * A candle that closed while this process was listening.
 *
 * @param bar one bar
 * @param heardAt when it was heard, on our clock
 * @param lateBy how far the market was beyond its end when it was heard: the quote that ends a candle may come much later
 * @param spread ask less bid at that moment, NaN when it belongs to another time
 */
record HeardCandle(CandleKey key, BarSeries bar, Instant heardAt, Duration lateBy, double spread) {
    private static final Duration SAME_MOMENT = Duration.ofMinutes(1);

    HeardCandle {
        if (bar.size() != 1) {
            throw new IllegalArgumentException("one candle, not " + bar.size());
        }
    }

    static HeardCandle of(CandleKey key, BarSeries bar, Instant heardAt, ClosedCandles.MarketThen market) {
        Instant closesAt =
                Instant.ofEpochSecond(bar.opensAt()[0] + key.timeframe().seconds());
        Duration lateBy = Duration.between(closesAt, market.time());
        boolean isAtItsEnd = lateBy.compareTo(SAME_MOMENT) <= 0;
        return new HeardCandle(
                key,
                bar,
                heardAt,
                lateBy.isNegative() ? Duration.ZERO : lateBy,
                isAtItsEnd ? market.spread() : Double.NaN);
    }

    long opensAt() {
        return bar.opensAt()[0];
    }
}
