package dev.tradewind.strategy.signals.application;

import dev.tradewind.engine.signals.Alert;
import dev.tradewind.engine.signals.DedupeKey;
import dev.tradewind.strategy.hooks.ReceivingHook;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A signal about to become durable.
 *
 * @param code why it goes nowhere, or null when it is handed on
 * @param payload the body as it came, secrets masked
 */
public record NewSignal(
        UUID user,
        UUID id,
        ReceivingHook hook,
        Alert alert,
        DedupeKey key,
        Instant signalAt,
        Instant receivedAt,
        @Nullable String code,
        String text,
        String payload,
        List<StoryStep> story) {
    public NewSignal {
        story = List.copyOf(story);
    }

    public boolean isValid() {
        return code == null;
    }

    public long candleId() {
        return alert.timeframe().candleOf(signalAt);
    }
}
