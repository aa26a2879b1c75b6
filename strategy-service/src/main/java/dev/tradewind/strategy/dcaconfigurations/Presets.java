package dev.tradewind.strategy.dcaconfigurations;

import dev.tradewind.engine.grid.DcaConfiguration;
import dev.tradewind.engine.grid.WeightPreset;
import dev.tradewind.engine.money.Percent;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Lists the weight presets of D-03 and the starter configurations. */
final class Presets {
    private static final UUID NO_ID = new UUID(0, 0);

    private Presets() {}

    static PresetsView view() {
        Map<String, Map<String, List<BigDecimal>>> weights = new LinkedHashMap<>();
        for (WeightPreset preset : WeightPreset.values()) {
            Map<String, List<BigDecimal>> byLegs = new LinkedHashMap<>();
            for (int legs = 1; legs <= DcaConfiguration.MAX_LEGS; legs++) {
                byLegs.put(
                        Integer.toString(legs),
                        preset.weights(legs).stream().map(Percent::value).toList());
            }
            weights.put(preset.name().toLowerCase(Locale.ROOT), byLegs);
        }
        return new PresetsView(
                weights,
                StarterConfigurations.starters().stream()
                        .map(starter -> new PresetsView.Starter(
                                starter.name(),
                                starter.description(),
                                WireConfigurations.toWire(starter.configuration(), NO_ID, 1, starter.name())))
                        .toList());
    }
}
