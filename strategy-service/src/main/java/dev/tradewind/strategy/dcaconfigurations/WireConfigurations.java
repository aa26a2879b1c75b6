package dev.tradewind.strategy.dcaconfigurations;

import dev.tradewind.contracts.configurations.CapitalV1;
import dev.tradewind.contracts.configurations.DcaConfigurationV1;
import dev.tradewind.contracts.configurations.GeneratorV1;
import dev.tradewind.contracts.configurations.LevelV1;
import dev.tradewind.contracts.rest.DcaConfigurationCommand;
import dev.tradewind.engine.grid.DcaConfiguration;
import dev.tradewind.engine.grid.DcaConfigurationDraft;
import dev.tradewind.engine.grid.DcaConfigurationDraft.CapitalDraft;
import dev.tradewind.engine.grid.DcaConfigurationDraft.GeneratorDraft;
import dev.tradewind.engine.grid.DcaConfigurationDraft.LevelDraft;
import dev.tradewind.engine.grid.Generator;
import dev.tradewind.engine.grid.Level;
import dev.tradewind.engine.grid.WeightPreset;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.sizing.Capital;
import dev.tradewind.kit.problem.Invalid;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Configurations between their form on the wire and the engine's. */
final class WireConfigurations {
    /** The levels that stand in for absent ones when a preset only distributes their weights (default of D-03). */
    private static final List<LevelDraft> DEFAULT_LEVELS =
            List.of(level("0", "1"), level("-0.5", "0.5"), level("-1", "2"), level("-1.5", "1.5"), level("-2", "1"));

    private WireConfigurations() {}

    static DcaConfigurationDraft toDraft(DcaConfigurationCommand command, boolean protectFirst) {
        return new DcaConfigurationDraft(
                command.entryOrderType(),
                levels(command),
                generator(command.generator()),
                pyramidLevels(command.pyramidLevels()),
                command.maxPyramids(),
                command.takeProfitMode(),
                command.takeProfitAggregatePercent(),
                command.takeProfitBasis(),
                command.stopLossPercent(),
                command.stopLossReference(),
                command.maxActiveLegs(),
                command.entryTtlSeconds(),
                command.cancelBeyondPercent(),
                command.flatPolicy(),
                capital(command.capital()),
                command.belowMinimumPolicy(),
                command.oppositePolicy(),
                command.pyramidMinimumGapPercent(),
                protectFirst);
    }

    static DcaConfigurationV1 toWire(DcaConfiguration configuration, UUID id, int version, String name) {
        return new DcaConfigurationV1(
                id,
                version,
                name,
                configuration.entryOrderType().wireName(),
                levels(configuration.levels()),
                generator(configuration.generator()),
                pyramids(configuration.pyramidLevels()),
                configuration.maxPyramids(),
                configuration.takeProfitMode().wireName(),
                value(configuration.takeProfitAggregate()),
                configuration.takeProfitBasis().wireName(),
                value(configuration.stopLoss()),
                configuration.stopReference().wireName(),
                configuration.maxActiveLegs(),
                Math.toIntExact(configuration.entryTtl().toSeconds()),
                value(configuration.cancelBeyond()),
                configuration.flatPolicy().wireName(),
                capital(configuration.capital()),
                configuration.belowMinimumPolicy().wireName(),
                configuration.oppositePolicy().wireName(),
                value(configuration.pyramidMinimumGap()));
    }

    static List<LevelV1> levels(List<Level> levels) {
        return levels.stream()
                .map(level -> new LevelV1(
                        level.gap().value(),
                        level.weight().value(),
                        level.takeProfit().value()))
                .toList();
    }

    static GeneratorDraft generatorDraft(GeneratorV1 wire) {
        return new GeneratorDraft(
                wire.count(),
                wire.stepPercent(),
                wire.stepScale(),
                wire.baseVolume(),
                wire.safetyVolume(),
                wire.volumeScale(),
                wire.takeProfitPercent());
    }

    private static @Nullable List<LevelDraft> levels(DcaConfigurationCommand command) {
        List<LevelV1> typed = command.levels();
        String preset = command.preset();
        if (preset == null) {
            return typed == null ? null : drafts(typed);
        }
        WeightPreset weights = Arrays.stream(WeightPreset.values())
                .filter(candidate -> candidate.name().toLowerCase(Locale.ROOT).equals(preset))
                .findFirst()
                .orElseThrow(() ->
                        Invalid.of("preset", "UNKNOWN_VALUE", "preset must be one of even, decreasing, increasing."));
        List<LevelDraft> levels = typed == null ? DEFAULT_LEVELS : drafts(typed);
        if (levels.isEmpty() || levels.size() > DcaConfiguration.MAX_LEGS) {
            return levels; // the number of levels is refused where all fields are
        }
        List<Percent> shares = weights.weights(levels.size());
        List<LevelDraft> weighted = new ArrayList<>();
        for (int k = 0; k < levels.size(); k++) {
            LevelDraft level = levels.get(k);
            weighted.add(new LevelDraft(level.gapPercent(), shares.get(k).value(), level.takeProfitPercent()));
        }
        return weighted;
    }

    private static List<LevelDraft> drafts(List<@Nullable LevelV1> typed) {
        List<LevelDraft> drafts = new ArrayList<>();
        for (LevelV1 level : typed) {
            drafts.add(
                    level == null
                            ? new LevelDraft(null, null, null)
                            : new LevelDraft(level.gapPercent(), level.weightPercent(), level.takeProfitPercent()));
        }
        return drafts;
    }

    private static @Nullable GeneratorDraft generator(@Nullable GeneratorV1 wire) {
        return wire == null ? null : generatorDraft(wire);
    }

    private static @Nullable Map<String, List<LevelDraft>> pyramidLevels(@Nullable Map<String, List<LevelV1>> typed) {
        if (typed == null) {
            return null;
        }
        Map<String, List<LevelDraft>> drafts = new HashMap<>();
        typed.forEach((pyramid, levels) -> drafts.put(pyramid, levels == null ? List.of() : drafts(levels)));
        return drafts;
    }

    private static @Nullable CapitalDraft capital(@Nullable CapitalV1 wire) {
        return wire == null ? null : new CapitalDraft(wire.mode(), wire.value(), wire.perPyramid());
    }

    private static @Nullable GeneratorV1 generator(@Nullable Generator generator) {
        return generator == null
                ? null
                : new GeneratorV1(
                        generator.count(),
                        generator.step().value(),
                        generator.stepScale(),
                        generator.baseVolume(),
                        generator.safetyVolume(),
                        generator.volumeScale(),
                        generator.takeProfit().value());
    }

    private static Map<String, List<LevelV1>> pyramids(Map<Integer, List<Level>> byIndex) {
        Map<String, List<LevelV1>> wire = new HashMap<>();
        byIndex.forEach((index, levels) -> wire.put(Integer.toString(index), levels(levels)));
        return wire;
    }

    private static CapitalV1 capital(Capital capital) {
        Map<String, BigDecimal> perPyramid = new HashMap<>();
        capital.perPyramid().forEach((index, amount) -> perPyramid.put(Integer.toString(index), amount));
        return new CapitalV1(capital.mode().name(), capital.value(), perPyramid);
    }

    private static @Nullable BigDecimal value(@Nullable Percent percent) {
        return percent == null ? null : percent.value();
    }

    private static LevelDraft level(String gap, String takeProfit) {
        return new LevelDraft(new BigDecimal(gap), null, new BigDecimal(takeProfit));
    }
}
