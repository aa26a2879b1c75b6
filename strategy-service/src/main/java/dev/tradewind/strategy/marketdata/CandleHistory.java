package dev.tradewind.strategy.marketdata;

import dev.tradewind.engine.bars.BarAggregator;
import dev.tradewind.engine.bars.CandleTimeframe;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;

/**
 * Port: fetches past candles of a venue (S-35). An adapter answers for one venue; whoever calls it checks and keeps what it gives. The
 * first adapters come with the brokers' own: broker-service holds the keys and the rate limits, so an adapter here asks it over
 * {@code /internal/v1}, as {@code BrokerQuotes} does for live quotes.
 */
public interface CandleHistory {
    /** Venue under which the candles are kept, such as {@code BINANCE}. */
    String venue();

    /** Lengths that the venue itself gives; all others are made of the longest that is shorter (Tradier has no hours, for instance). */
    Set<CandleTimeframe> timeframes();

    /**
     * Tells the closed candles of a range, oldest first, page by page, so that memory does not grow with the range. Prices are raw: what
     * splits and dividends did to them is another question. A candle that is not over yet, and rows without prices, are left out.
     *
     * @param timeframe one of {@link #timeframes}
     * @param from opening of the first candle wanted
     * @param to openings wanted lie before it
     * @param sink takes prices in units of 10^-8 and volumes in units of 10^-8
     * @throws IOException when the venue gave no answer; what was told before is not kept
     */
    void fetch(String symbol, CandleTimeframe timeframe, Instant from, Instant to, BarAggregator.Sink sink)
            throws IOException;
}
