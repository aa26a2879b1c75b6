package dev.tradewind.contracts.rest;

import dev.tradewind.contracts.configurations.DcaConfigurationV1;
import java.time.Instant;

/** A DCA configuration: its newest version. */
public record DcaConfigurationView(
        DcaConfigurationV1 configuration, long version, Instant createdAt, Instant updatedAt) {}
