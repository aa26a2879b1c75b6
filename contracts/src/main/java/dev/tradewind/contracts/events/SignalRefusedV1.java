package dev.tradewind.contracts.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A signal was stored but goes nowhere: STALE, DUPLICATE, IGNORED_NO_POSITION, HOOK_PAUSED, HOOK_THROTTLED, or a filter's
 * code.
 *
 * @param hookId the hook it came by; of an enabled strategy's signal the same as {@code strategyId}
 * @param strategyId the enabled strategy that gave it, null for a webhook's signal
 */
public record SignalRefusedV1(
        UUID signalId,
        UUID hookId,
        String symbol,
        String code,
        String detail,
        Instant at,
        @Nullable UUID strategyId) {}
