package dev.tradewind.strategy.signals.application;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One step of a signal's story as it is stored; names of {@code step} are those of the trace. */
public record StoryStep(
        String step, String title, String text, @Nullable Boolean passed, Map<String, String> figures) {
    public StoryStep {
        figures = Map.copyOf(figures);
    }
}
