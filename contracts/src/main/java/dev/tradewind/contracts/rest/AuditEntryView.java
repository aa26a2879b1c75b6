package dev.tradewind.contracts.rest;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of the audit log (P-01). */
public record AuditEntryView(
        long number,
        Instant at,
        @Nullable UUID userId,
        String actor,
        String action,
        String resource,
        String resourceId,
        @Nullable String oldValue,
        @Nullable String newValue,
        @Nullable String reason,
        @Nullable String ip,
        String hash) {}
