package dev.tradewind.strategy.signals.application;

import dev.tradewind.engine.signals.Alert;
import dev.tradewind.engine.signals.DedupeKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A signal about to become durable.
 *
 * @param candleId number of the candle it belongs to (D-01), of the market's time
 * @param sizeFactor share of the desired capital, null for all of it
 * @param code why it goes nowhere, or null when it is handed on
 * @param payload the body as it came, secrets masked; of a strategy what it saw and why
 */
public record NewSignal(
        UUID user,
        UUID id,
        SignalSource source,
        Alert alert,
        DedupeKey key,
        long candleId,
        Instant signalAt,
        Instant receivedAt,
        @Nullable BigDecimal sizeFactor,
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
}
