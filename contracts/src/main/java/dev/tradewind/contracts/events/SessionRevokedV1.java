package dev.tradewind.contracts.events;

import java.time.Instant;
import java.util.UUID;

/** A session ended before its time; reason is LOGOUT, DISABLED, ROLE_CHANGED, REPLAYED or ENDED_BY_USER. */
public record SessionRevokedV1(UUID userId, UUID sessionId, String reason, Instant at) {}
