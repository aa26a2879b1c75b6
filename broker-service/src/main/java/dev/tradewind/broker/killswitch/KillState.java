package dev.tradewind.broker.killswitch;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One kill switch as stored; a missing row reads as HALTED. */
public record KillState(
        KillScope scope,
        UUID scopeId,
        @Nullable UUID userId,
        KillMode mode,
        boolean flatten,
        @Nullable String reason,
        @Nullable String changedBy,
        @Nullable Instant changedAt,
        long version) {

    static KillState missing(KillScope scope, UUID scopeId, @Nullable UUID userId) {
        return new KillState(scope, scopeId, userId, KillMode.HALTED, false, "The switch has no row.", null, null, 0);
    }
}
