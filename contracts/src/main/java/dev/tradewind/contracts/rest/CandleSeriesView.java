package dev.tradewind.contracts.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One series of candles that can be looked at and tested on.
 *
 * @param venue where the prices come from, such as {@code BINANCE}; {@code PAPER} for the live candles of the replay
 * @param timeframe the smallest stored one: {@code 1min}, {@code 5min}, {@code 15min}, {@code 30min}, {@code 1hr}, {@code 4hr} or {@code 1day}
 * @param timeframes those it can be read in, the smallest first
 * @param calendar {@code CRYPTO} or {@code US_EQUITIES}
 * @param from opening of the first bar
 * @param to opening of the last bar
 * @param source where the numbers come from, in words
 * @param adjustment {@code RAW} or {@code ADJUSTED} (for splits and dividends)
 * @param isShared comes with the product and belongs to nobody; otherwise it is the user's own import
 * @param isLive still growing from the quote stream
 * @param hash content hash of the immutable file; a backtest names it to be repeatable
 * @param quality what was found when it was read; absent for live series
 */
public record CandleSeriesView(
        UUID id,
        String name,
        String venue,
        String symbol,
        String timeframe,
        List<String> timeframes,
        String calendar,
        Instant from,
        Instant to,
        long bars,
        int priceDecimals,
        int volumeDecimals,
        String source,
        String adjustment,
        boolean isShared,
        boolean isLive,
        String hash,
        @Nullable CandleQualityView quality,
        Instant createdAt) {
    public CandleSeriesView {
        timeframes = List.copyOf(timeframes);
    }
}
