package dev.tradewind.broker.venue.rest;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A quote by hand; sizes default to 1000, the bar's volume to four times the larger one, the market time to now. */
public record ManualQuote(
        String symbol,
        BigDecimal bid,
        BigDecimal ask,
        @Nullable BigDecimal bidSize,
        @Nullable BigDecimal askSize,
        @Nullable BigDecimal barVolume,
        @Nullable Instant marketTime) {}
