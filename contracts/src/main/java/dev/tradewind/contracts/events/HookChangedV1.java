package dev.tradewind.contracts.events;

import java.time.Instant;
import java.util.UUID;

/** A hook was CREATED, ROTATED, UPDATED, PAUSED, RESUMED or DELETED. Never carries the token. */
public record HookChangedV1(UUID hookId, String name, String change, Instant at) {}
