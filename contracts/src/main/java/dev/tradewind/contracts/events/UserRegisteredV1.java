package dev.tradewind.contracts.events;

import java.time.Instant;
import java.util.UUID;

/** A user exists now. Role is one of viewer, trader, manager, admin. */
public record UserRegisteredV1(UUID userId, String email, String username, String role, Instant at) {}
