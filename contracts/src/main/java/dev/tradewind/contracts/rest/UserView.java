package dev.tradewind.contracts.rest;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user as the user and administrators see it. */
public record UserView(
        UUID id,
        String email,
        String username,
        String role,
        boolean isActive,
        Instant createdAt,
        @Nullable Instant lastLogin) {}
