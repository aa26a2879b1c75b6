package dev.tradewind.strategy.signals.application;

import dev.tradewind.engine.signals.Alert;
import dev.tradewind.engine.signals.DedupeKey;
import dev.tradewind.strategy.hooks.ReceivingHook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The first steps of a signal's story, known when it is stored: received, authenticated, de-duplicated, classified. */
final class OpeningStory {
    private OpeningStory() {}

    static List<StoryStep> of(
            AlertSender sender,
            ReceivingHook hook,
            Alert alert,
            DedupeKey key,
            int bytes,
            List<String> assumptions,
            @Nullable String refusalCode,
            String refusalText) {
        List<StoryStep> steps = new ArrayList<>();
        steps.add(new StoryStep(
                "RECEIVED",
                "Alert received",
                "An alert for " + alert.symbol() + " on " + alert.timeframe().label() + " arrived at the hook "
                        + hook.name() + ".",
                true,
                Map.of("bytes", Integer.toString(bytes))));
        steps.add(new StoryStep("AUTHENTICATED", "Sender known", authenticated(sender, hook), true, Map.of()));
        steps.add(new StoryStep("DEDUPLICATED", "First of its kind", deduplicated(key), true, Map.of()));
        steps.add(classified(alert, hook, assumptions));
        if (refusalCode != null) {
            steps.add(new StoryStep("REFUSED", "Goes nowhere", refusalText, false, Map.of("code", refusalCode)));
        }
        return steps;
    }

    private static String authenticated(AlertSender sender, ReceivingHook hook) {
        String how = switch (sender) {
            case AlertSender.ByPath path -> "The token in the address belongs to this hook";
            case AlertSender.ByBody body -> "The secret in the body is the token of this hook";
            case AlertSender.ByOwner owner -> "Its owner sent a test alert";
        };
        boolean checkedSecret = hook.requiresSecret() && sender instanceof AlertSender.ByPath;
        return how + (checkedSecret ? ", and the body carries its secret." : ".");
    }

    private static String deduplicated(DedupeKey key) {
        return switch (key) {
            case DedupeKey.BySignalId id -> "No signal of this hook had this signal_id before.";
            case DedupeKey.ByFields fields ->
                "No signal of this hook had the same symbol, timeframe, side, intent, trade id and time before.";
            case DedupeKey.ByBar bar -> "No signal of its kind was given on this candle before.";
            case DedupeKey.ByBody body -> "The same body did not arrive within the last 60 seconds.";
        };
    }

    private static StoryStep classified(Alert alert, ReceivingHook hook, List<String> assumptions) {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("side", alert.side().name());
        figures.put("timeframe", alert.timeframe().label());
        figures.put("exchange", alert.exchange());
        if (alert.entryPrice() != null) {
            figures.put("entry price", alert.entryPrice().toPlainString());
        }
        if (alert.orderSize() != null) {
            figures.put("order size", alert.orderSize().toPlainString());
        }
        figures.put(
                "configuration",
                hook.configuration().name() + " v" + hook.configuration().version());
        String assumed =
                assumptions.isEmpty() ? "" : " Not in the body, so assumed: " + String.join(", ", assumptions) + ".";
        return new StoryStep(
                "CLASSIFIED",
                "Understood as " + AlertAnswer.nameOf(alert.kind()).replace('_', ' '),
                "By " + alert.because() + "." + assumed,
                true,
                figures);
    }
}
