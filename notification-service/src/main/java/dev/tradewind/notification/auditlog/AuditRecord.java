package dev.tradewind.notification.auditlog;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who did what to which thing, before, after and why (P-01); not yet part of the chain. */
public record AuditRecord(
        UUID eventId,
        @Nullable UUID userId,
        Instant at,
        String actor,
        String action,
        String resource,
        String resourceId,
        @Nullable String oldValue,
        @Nullable String newValue,
        @Nullable String reason,
        @Nullable String ip) {}
