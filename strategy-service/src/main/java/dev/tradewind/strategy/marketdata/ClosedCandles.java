package dev.tradewind.strategy.marketdata;

import dev.tradewind.engine.bars.BarSeries;
import java.time.Instant;

/** Tells each live candle once it is closed and stored, in order, exactly once a process; all seven timeframes. */
public interface ClosedCandles {
    /** Hears closed candles, on the one thread that makes them: a listener must be quick or hand over. */
    interface Listener {
        /**
         * A candle is over.
         *
         * @param bar the one closed bar, a series of size 1 in units of its series
         * @param market where the market was when it was told
         */
        void closed(CandleKey key, BarSeries bar, MarketThen market);
    }

    /**
     * The quote that ended a candle. It may come long after the candle's end: after a night, or a break of ours.
     *
     * @param time of the market (C-50)
     * @param spread ask less bid, in quote currency
     */
    record MarketThen(Instant time, double spread) {}

    /** Hears every candle from now on, until closed. */
    Listening listen(Listener listener);

    /** Ends listening. */
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    /** The newest closed candles, oldest first, at most {@code count}, some of which may be missing. */
    BarSeries last(CandleKey key, int count);

    /**
     * Closed candles before one that opens at a moment, oldest first, at most {@code count}: the last of them ends where that one begins,
     * and none is missing between them (nights and weekends of a calendar are no gaps). Empty when the candle just before is not known.
     */
    BarSeries joining(CandleKey key, long opensAt, int count);
}
