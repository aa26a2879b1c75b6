package dev.tradewind.contracts.rest;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A webhook of the user. The token is shown once, at creation or rotation, never here. */
public record HookView(
        UUID id,
        String name,
        UUID accountId,
        UUID configurationId,
        String configurationName,
        boolean isActive,
        String tokenHint,
        @Nullable Instant previousTokenValidUntil,
        @Nullable Instant lastSignalAt,
        long signals,
        Map<String, String> fieldMapping,
        long version,
        Instant createdAt) {}
