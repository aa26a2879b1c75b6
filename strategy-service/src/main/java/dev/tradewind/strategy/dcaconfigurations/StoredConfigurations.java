package dev.tradewind.strategy.dcaconfigurations;

import dev.tradewind.contracts.configurations.DcaConfigurationV1;
import dev.tradewind.contracts.rest.DcaConfigurationCommand;
import dev.tradewind.engine.grid.DcaConfiguration;
import dev.tradewind.engine.grid.DcaConfigurationDraft;
import java.util.Optional;

/** A stored version in the engine's words. */
public final class StoredConfigurations {
    private StoredConfigurations() {}

    /** Empty for a version that the rules of today refuse. The levels count, not the generator that made them. */
    public static Optional<DcaConfiguration> toEngine(DcaConfigurationV1 stored) {
        var command = new DcaConfigurationCommand(
                stored.name(),
                stored.entryOrderType(),
                stored.levels(),
                null,
                null,
                stored.pyramidLevels(),
                stored.maxPyramids(),
                stored.takeProfitMode(),
                stored.takeProfitAggregatePercent(),
                stored.takeProfitBasis(),
                stored.stopLossPercent(),
                stored.stopLossReference(),
                stored.maxActiveLegs(),
                stored.entryTtlSeconds(),
                stored.cancelBeyondPercent(),
                stored.flatPolicy(),
                stored.capital(),
                stored.belowMinimumPolicy(),
                stored.oppositePolicy(),
                stored.pyramidMinimumGapPercent(),
                null);
        return switch (WireConfigurations.toDraft(command, false).compile()) {
            case DcaConfigurationDraft.Outcome.Valid(DcaConfiguration configuration) -> Optional.of(configuration);
            case DcaConfigurationDraft.Outcome.Invalid _ -> Optional.empty();
        };
    }
}
