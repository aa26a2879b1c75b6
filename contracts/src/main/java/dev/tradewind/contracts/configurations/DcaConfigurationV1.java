package dev.tradewind.contracts.configurations;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One immutable version of a DCA configuration (D-03). Levels are already compiled: when {@code generator} is present it
 * tells where they came from. Enumerations travel as the names of D-03 (lower case for {@code entryOrderType} and
 * {@code takeProfitMode}, upper case otherwise).
 */
public record DcaConfigurationV1(
        UUID configurationId,
        int version,
        String name,
        String entryOrderType,
        List<LevelV1> levels,
        @Nullable GeneratorV1 generator,
        Map<String, List<LevelV1>> pyramidLevels,
        int maxPyramids,
        String takeProfitMode,
        @Nullable BigDecimal takeProfitAggregatePercent,
        String takeProfitBasis,
        @Nullable BigDecimal stopLossPercent,
        String stopLossReference,
        int maxActiveLegs,
        int entryTtlSeconds,
        @Nullable BigDecimal cancelBeyondPercent,
        String flatPolicy,
        CapitalV1 capital,
        String belowMinimumPolicy,
        String oppositePolicy,
        @Nullable BigDecimal pyramidMinimumGapPercent) {
    public DcaConfigurationV1 {
        levels = List.copyOf(levels);
        pyramidLevels = Map.copyOf(pyramidLevels);
    }
}
