package dev.tradewind.kit.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.kit.json.Json;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A fact about to be told. */
public record Event(
        String type,
        @Nullable UUID userId,
        String aggregateId,
        long aggregateVersion,
        JsonNode data,
        @Nullable String correlationId,
        @Nullable String causationId) {
    /** Number of partitions of every event log. */
    public static final int PARTITIONS = 32;

    /** A fact about an aggregate with an id of ours; {@code user} is null for facts of the installation. */
    public static Event of(String type, @Nullable UUID user, UUID aggregateId, long aggregateVersion, Object data) {
        return of(type, user, aggregateId.toString(), aggregateVersion, data);
    }

    /** A fact about an aggregate with any id. */
    public static Event of(String type, @Nullable UUID user, String aggregateId, long aggregateVersion, Object data) {
        return new Event(type, user, aggregateId, aggregateVersion, Json.of(data), null, null);
    }

    /** Continues the story of another fact. */
    public Event causedBy(EventEnvelope cause) {
        return new Event(
                type,
                userId,
                aggregateId,
                aggregateVersion,
                data,
                cause.correlationId(),
                cause.id().toString());
    }

    /** Belongs to a story already begun. */
    public Event correlation(String id) {
        return new Event(type, userId, aggregateId, aggregateVersion, data, id, causationId);
    }

    /** Partition of a user's facts; facts of the installation are in partition 0. */
    public static int partitionOf(@Nullable UUID user) {
        return user == null ? 0 : Math.floorMod(user.hashCode(), PARTITIONS);
    }
}
