package dev.tradewind.contracts.events;

import java.time.Instant;
import java.util.UUID;

/** A user's role or state was changed by an administrator. */
public record UserChangedV1(UUID userId, String role, boolean isActive, UUID changedBy, Instant at) {}
