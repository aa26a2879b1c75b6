package dev.tradewind.contracts.events;

import java.time.Instant;
import java.util.UUID;

/** A new version of a DCA configuration exists. */
public record ConfigurationChangedV1(UUID configurationId, int version, String name, Instant at) {}
