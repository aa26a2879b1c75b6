package dev.tradewind.risk.pretrade;

import dev.tradewind.contracts.events.SignalAcceptedV1;
import dev.tradewind.kit.events.EventEnvelope;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A signal on its way to a decision, with the story it belongs to.
 *
 * @param step 0; 1 for the entry that a reverse leaves waiting
 */
record Incoming(
        UUID user,
        SignalAcceptedV1 signal,
        int step,
        String correlationId,
        @Nullable String causationId) {

    static Incoming of(EventEnvelope event) {
        return new Incoming(
                event.user(),
                event.dataAs(SignalAcceptedV1.class),
                0,
                event.correlationId(),
                event.id().toString());
    }

    Incoming nextStep() {
        return new Incoming(user, signal, step + 1, correlationId, causationId);
    }
}
