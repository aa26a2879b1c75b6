package dev.tradewind.contracts.rest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Closed candles, oldest first. {@code GET /api/v1/candles?series=&timeframe=&from=&to=&limit=}: without {@code from} the newest ones.
 *
 * @param isMore whether the range holds more than the limit let through
 */
public record CandlesView(UUID series, String symbol, String timeframe, List<Candle> candles, boolean isMore) {
    public CandlesView {
        candles = List.copyOf(candles);
    }

    /** One candle; volume in base units. */
    public record Candle(
            Instant opensAt, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, BigDecimal volume) {}
}
