package dev.tradewind.contracts.rest;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One session of the user. */
public record SessionView(
        UUID sessionId,
        Instant createdAt,
        Instant expiresAt,
        @Nullable String ip,
        @Nullable String userAgent,
        boolean isCurrent) {}
