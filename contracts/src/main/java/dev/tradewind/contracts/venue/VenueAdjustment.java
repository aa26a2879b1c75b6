package dev.tradewind.contracts.venue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A change of a balance that is no execution: the opening credit and the reset of an account. Balance = sum of adjustments
 * and executions (R6).
 *
 * @param reason {@code OPENING} or {@code RESET}
 */
public record VenueAdjustment(
        long sequence, UUID accountId, String reason, String asset, BigDecimal amount, Instant at) {}
