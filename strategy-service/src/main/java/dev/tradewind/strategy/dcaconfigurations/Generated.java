package dev.tradewind.strategy.dcaconfigurations;

import dev.tradewind.contracts.configurations.GeneratorV1;
import dev.tradewind.contracts.rest.DcaConfigurationCommand;

/** A configuration that consists of a generator only. */
final class Generated {
    private Generated() {}

    static DcaConfigurationCommand command(GeneratorV1 generator) {
        return new DcaConfigurationCommand(
                "", null, null, generator, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null);
    }
}
