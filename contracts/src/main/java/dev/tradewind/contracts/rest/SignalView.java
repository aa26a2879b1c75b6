package dev.tradewind.contracts.rest;

import dev.tradewind.contracts.plans.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the signals list. {@code outcome} is RECEIVED, REFUSED, DUPLICATE, APPROVED, REJECTED, WORKING, CLOSED or FAILED; {@code code} says why.
 *
 * @param hookId where it came from, together with {@code hookName}: the hook, or the enabled strategy when
 *     {@code strategyId} is not null
 */
public record SignalView(
        UUID id,
        UUID hookId,
        String hookName,
        UUID accountId,
        String symbol,
        String exchange,
        int timeframeSeconds,
        String classification,
        @Nullable Side side,
        @Nullable BigDecimal entryPrice,
        String outcome,
        @Nullable String code,
        String text,
        @Nullable UUID groupId,
        Instant signalAt,
        Instant receivedAt,
        @Nullable UUID strategyId) {}
