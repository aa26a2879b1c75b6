package dev.tradewind.strategy.marketdata;

import dev.tradewind.engine.bars.BarAggregator;
import dev.tradewind.engine.bars.CandleTimeframe;
import java.io.IOException;
import java.time.Instant;

/** Port: fetches past candles of a venue (S-35). An adapter answers for one venue; the importer checks and keeps what it gives. */
public interface CandleHistory {
    /** Venue under which the candles are kept, such as {@code BINANCE}. */
    String venue();

    /**
     * Tells the closed candles of a range, oldest first, page by page, so that memory does not grow with the range.
     *
     * @param from opening of the first candle wanted
     * @param to openings wanted lie before it
     * @param sink takes prices in units of 10^-8 and volumes in units of 10^-8
     * @throws IOException when the venue gave no answer; what was told before is not kept
     */
    void fetch(String symbol, CandleTimeframe timeframe, Instant from, Instant to, BarAggregator.Sink sink)
            throws IOException;
}
