package dev.tradewind.risk.pretrade;

import dev.tradewind.contracts.configurations.CapitalV1;
import dev.tradewind.contracts.configurations.DcaConfigurationV1;
import dev.tradewind.contracts.configurations.LevelV1;
import dev.tradewind.engine.grid.DcaConfigurationDraft;
import dev.tradewind.engine.grid.DcaConfigurationDraft.CapitalDraft;
import dev.tradewind.engine.grid.DcaConfigurationDraft.LevelDraft;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads a configuration version as it travels back into the engine's type, checked once more: what is sized here is what is traded. */
final class Configurations {
    private Configurations() {}

    static DcaConfigurationDraft.Outcome toEngine(DcaConfigurationV1 version) {
        return new DcaConfigurationDraft(
                        version.entryOrderType(),
                        levels(version.levels()),
                        null, // the levels are compiled already
                        pyramidLevels(version.pyramidLevels()),
                        version.maxPyramids(),
                        version.takeProfitMode(),
                        version.takeProfitAggregatePercent(),
                        version.takeProfitBasis(),
                        version.stopLossPercent(),
                        version.stopLossReference(),
                        version.maxActiveLegs(),
                        version.entryTtlSeconds(),
                        version.cancelBeyondPercent(),
                        version.flatPolicy(),
                        capital(version.capital()),
                        version.belowMinimumPolicy(),
                        version.oppositePolicy(),
                        version.pyramidMinimumGapPercent(),
                        null)
                .compile();
    }

    private static CapitalDraft capital(CapitalV1 capital) {
        return new CapitalDraft(capital.mode(), capital.value(), capital.perPyramid());
    }

    private static Map<String, List<LevelDraft>> pyramidLevels(Map<String, List<LevelV1>> levels) {
        Map<String, List<LevelDraft>> drafts = new TreeMap<>();
        levels.forEach((pyramid, some) -> drafts.put(pyramid, levels(some)));
        return drafts;
    }

    private static List<LevelDraft> levels(List<LevelV1> levels) {
        return levels.stream()
                .map(level -> new LevelDraft(level.gapPercent(), level.weightPercent(), level.takeProfitPercent()))
                .toList();
    }
}
