package dev.tradewind.contracts.venue;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One quote of the venue.
 *
 * @param bidSize quantity offered to sellers
 * @param askSize quantity offered to buyers
 * @param marketTime time of the replayed bar, moved on by whole laps so that it never goes back; candles use it (C-50)
 * @param publishedAt the venue's clock
 * @param sequence grows with every quote of the symbol; a smaller one is older
 */
public record VenueQuote(
        String symbol,
        BigDecimal bid,
        BigDecimal ask,
        BigDecimal bidSize,
        BigDecimal askSize,
        Instant marketTime,
        Instant publishedAt,
        long sequence) {}
