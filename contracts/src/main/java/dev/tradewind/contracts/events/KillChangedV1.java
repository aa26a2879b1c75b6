package dev.tradewind.contracts.events;

import java.time.Instant;

/** A kill switch moved. {@code scope} INSTALLATION, USER or ACCOUNT; modes ACTIVE, REDUCING, HALTED (D-16). */
public record KillChangedV1(
        String scope,
        String scopeId,
        String fromMode,
        String toMode,
        boolean flatten,
        String reason,
        String actor,
        Instant at) {}
