package dev.tradewind.contracts.rest;

import dev.tradewind.contracts.configurations.CapitalV1;
import dev.tradewind.contracts.configurations.GeneratorV1;
import dev.tradewind.contracts.configurations.LevelV1;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Creates a configuration or its next version (D-03); absent fields take their defaults. {@code preset} (even, decreasing, increasing) sets the weights of the levels. */
public record DcaConfigurationCommand(
        String name,
        @Nullable String entryOrderType,
        @Nullable List<LevelV1> levels,
        @Nullable GeneratorV1 generator,
        @Nullable String preset,
        @Nullable Map<String, List<LevelV1>> pyramidLevels,
        @Nullable Integer maxPyramids,
        @Nullable String takeProfitMode,
        @Nullable BigDecimal takeProfitAggregatePercent,
        @Nullable String takeProfitBasis,
        @Nullable BigDecimal stopLossPercent,
        @Nullable String stopLossReference,
        @Nullable Integer maxActiveLegs,
        @Nullable Integer entryTtlSeconds,
        @Nullable BigDecimal cancelBeyondPercent,
        @Nullable String flatPolicy,
        @Nullable CapitalV1 capital,
        @Nullable String belowMinimumPolicy,
        @Nullable String oppositePolicy,
        @Nullable BigDecimal pyramidMinimumGapPercent,
        @Nullable Long version) {}
