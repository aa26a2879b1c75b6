package dev.tradewind.contracts.events;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** What an account is worth, in its currency (C-49). {@code realisedToday} and {@code equityAtSessionStart} use the UTC day. */
public record AccountValuedV1(
        UUID accountId,
        BigDecimal cash,
        BigDecimal positionsValue,
        BigDecimal equity,
        BigDecimal realisedToday,
        BigDecimal equityAtSessionStart,
        Instant at) {}
