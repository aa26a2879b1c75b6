package dev.tradewind.contracts.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody or something decided about money, access or settings: who, what, before, after, why (P-01). {@code actor} is a user id or SYSTEM; {@code oldValue} and {@code newValue} are small JSON texts without secrets. */
public record AuditedActionV1(
        String actor,
        String action,
        String resource,
        String resourceId,
        @Nullable String oldValue,
        @Nullable String newValue,
        @Nullable String reason,
        @Nullable String ip,
        Instant at) {}
