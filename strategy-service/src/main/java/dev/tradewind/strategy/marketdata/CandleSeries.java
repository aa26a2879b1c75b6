package dev.tradewind.strategy.marketdata;

import dev.tradewind.engine.bars.CandleTimeframe;
import dev.tradewind.engine.calendar.TradingCalendar;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the catalogue.
 *
 * @param owner whose import it is; null for what belongs to nobody (shipped samples, live candles)
 * @param timeframe the stored one; longer ones are made of it
 * @param hash content hash of the immutable file; {@code CandleStore.load} reads by it
 * @param from epoch second at which the first bar opens
 * @param to epoch second at which the last bar opens
 */
public record CandleSeries(
        UUID id,
        @Nullable UUID owner,
        String name,
        String venue,
        String symbol,
        CandleTimeframe timeframe,
        TradingCalendar calendar,
        String hash,
        long from,
        long to,
        long bars,
        int priceDecimals,
        int volumeDecimals,
        String source,
        boolean isAdjusted,
        boolean isLive,
        Instant createdAt) {}
