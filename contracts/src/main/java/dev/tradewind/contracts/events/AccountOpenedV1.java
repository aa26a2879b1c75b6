package dev.tradewind.contracts.events;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** A trading account exists. {@code mode} PAPER or LIVE; cash in {@code currency}. */
public record AccountOpenedV1(
        UUID accountId, String name, String broker, String mode, String currency, BigDecimal cash, Instant at) {}
