package dev.tradewind.kit.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.kit.json.Json;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A fact as it travels (C-40): the same content by pull and by NATS. {@code position} is gapless within (producer, partition). */
public record EventEnvelope(
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
        JsonNode data) {
    /** The payload as its record; unknown fields are ignored. */
    public <T> T dataAs(Class<T> record) {
        return new Json().read(data, record);
    }

    /** The user of a fact that must have one. */
    public UUID user() {
        if (userId == null) {
            throw new IllegalStateException("a fact of type " + type + " must have a user");
        }
        return userId;
    }
}
