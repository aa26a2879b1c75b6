package dev.tradewind.kit.events;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An {@link EventEnvelope} on its way out, with the text of its data as it was written to the log. */
record EventCopy(
        UUID id,
        int partition,
        long position,
        String type,
        Instant time,
        @Nullable UUID userId,
        String aggregateId,
        long aggregateVersion,
        String correlationId,
        @Nullable String causationId,
        @JsonRawValue String data) {
    static EventCopy of(EventEnvelope event, String data) {
        return new EventCopy(
                event.id(),
                event.partition(),
                event.position(),
                event.type(),
                event.time(),
                event.userId(),
                event.aggregateId(),
                event.aggregateVersion(),
                event.correlationId(),
                event.causationId(),
                data);
    }
}
