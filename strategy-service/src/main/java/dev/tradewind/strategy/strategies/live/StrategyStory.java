package dev.tradewind.strategy.strategies.live;

import dev.tradewind.contracts.configurations.DcaConfigurationV1;
import dev.tradewind.engine.signals.SignalKind;
import dev.tradewind.engine.strategies.SignalRefusal;
import dev.tradewind.strategy.signals.application.StoryStep;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The first steps of a strategy signal's story: which candle, why, through which filters, and as what it is handed on. */
final class StrategyStory {
    private StrategyStory() {}

    static List<StoryStep> of(
            String name,
            DcaConfigurationV1 configuration,
            Decision decision,
            @Nullable String refusalCode,
            String refusalText) {
        List<StoryStep> steps = new ArrayList<>();
        steps.add(received(name, decision));
        steps.add(explained(decision));
        if (decision.kind() == SignalKind.ENTRY) {
            steps.add(filtered(decision));
        }
        steps.add(new StoryStep(
                "DEDUPLICATED",
                "First of its kind",
                "This strategy gave no " + word(decision) + " on this candle before.",
                true,
                Map.of()));
        steps.add(classified(configuration, decision));
        if (refusalCode != null) {
            steps.add(new StoryStep("REFUSED", "Goes nowhere", refusalText, false, Map.of("code", refusalCode)));
        }
        return steps;
    }

    private static StoryStep received(String name, Decision decision) {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("close", decision.close().toPlainString());
        figures.put("candle closed at", decision.closedAt().toString());
        figures.put("candles seen", Long.toString(decision.barsSeen()));
        return new StoryStep(
                "RECEIVED",
                "Received from strategy " + name,
                "The strategy " + name + " (" + decision.type().title() + ") gave a signal when the "
                        + decision.series().timeframe().label() + " candle of "
                        + decision.series().symbol() + " closed.",
                true,
                figures);
    }

    private static StoryStep explained(Decision decision) {
        Map<String, String> figures = new LinkedHashMap<>();
        if (decision.signal().sizeFactor() < 1) {
            figures.put(
                    "size factor",
                    BigDecimal.valueOf(decision.signal().sizeFactor()).toPlainString());
        }
        return new StoryStep("EXPLAINED", "Why", decision.signal().explanation().text(), true, figures);
    }

    private static StoryStep filtered(Decision decision) {
        SignalRefusal refusal = decision.refusal();
        return refusal == null
                ? new StoryStep("FILTERED", "Filters passed", "No filter of the strategy held it back.", true, Map.of())
                : new StoryStep(
                        "FILTERED",
                        "Held back by a filter",
                        refusal.explanation().text(),
                        false,
                        Map.of("code", refusal.code().name()));
    }

    private static StoryStep classified(DcaConfigurationV1 configuration, Decision decision) {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("side", decision.signal().side().name());
        figures.put("timeframe", decision.series().timeframe().label());
        figures.put("configuration", configuration.name() + " v" + configuration.version());
        return new StoryStep(
                "CLASSIFIED",
                "Understood as " + (decision.kind() == SignalKind.ENTRY ? "new entry" : "exit"),
                "The strategy asked for an " + word(decision) + ".",
                true,
                figures);
    }

    private static String word(Decision decision) {
        return decision.kind() == SignalKind.ENTRY ? "entry" : "exit";
    }
}
