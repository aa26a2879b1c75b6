package dev.tradewind.contracts.rest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A trading account with its money, in its currency. {@code available} is cash not reserved by resting orders. */
public record AccountView(
        UUID id,
        String name,
        String broker,
        String mode,
        String currency,
        BigDecimal cash,
        BigDecimal available,
        BigDecimal positionsValue,
        BigDecimal equity,
        BigDecimal realisedToday,
        BigDecimal equityAtSessionStart,
        String state,
        @Nullable Instant valuedAt) {}
