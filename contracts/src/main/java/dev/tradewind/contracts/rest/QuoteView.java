package dev.tradewind.contracts.rest;

import java.math.BigDecimal;
import java.time.Instant;

/** Last price of a symbol; {@code marketTime} belongs to the bar, {@code receivedAt} to now (C-50). */
public record QuoteView(
        String symbol,
        BigDecimal bid,
        BigDecimal ask,
        BigDecimal size,
        Instant marketTime,
        Instant receivedAt,
        boolean isReplay) {}
