package dev.tradewind.contracts.rest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** State of one kill switch scope (D-16). */
public record KillSwitchView(
        String scope,
        String scopeId,
        String mode,
        boolean flatten,
        @Nullable String reason,
        @Nullable String changedBy,
        @Nullable Instant changedAt,
        long version) {}
