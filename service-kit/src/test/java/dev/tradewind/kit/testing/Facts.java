package dev.tradewind.kit.testing;

import dev.tradewind.kit.events.Event;
import dev.tradewind.kit.events.EventConsumers;
import dev.tradewind.kit.events.EventEnvelope;
import dev.tradewind.kit.events.EventPulls;
import dev.tradewind.kit.events.PullRequest;
import io.quarkus.arc.Arc;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Facts in tests: those a peer would tell to the service under test, and those the service told. */
public final class Facts {
    private final String producer;

    private Facts(String producer) {
        this.producer = producer;
    }

    /** Stands in for a producer. */
    public static Facts from(String producer) {
        return new Facts(producer);
    }

    /** The service under test applies this fact now, at the next position of its partition. */
    public EventEnvelope tell(String type, @Nullable UUID user, UUID aggregateId, long version, Object data) {
        EventEnvelope envelope = next(type, user, aggregateId, version, data);
        deliver(envelope);
        return envelope;
    }

    /** Delivers an envelope, for example the same one again. */
    public void deliver(EventEnvelope... envelopes) {
        consumers().apply(producer, List.of(envelopes));
    }

    /** The next envelope of its partition, not delivered. */
    public EventEnvelope next(String type, @Nullable UUID user, UUID aggregateId, long version, Object data) {
        Event event = Event.of(type, user, aggregateId, version, data);
        int partition = Event.partitionOf(user);
        long position = consumers().cursors(producer).getOrDefault(partition, 0L) + 1;
        return new EventEnvelope(
                UUID.randomUUID(),
                partition,
                position,
                type,
                Instant.now(),
                user,
                event.aggregateId(),
                version,
                "test-" + aggregateId,
                null,
                event.data());
    }

    /** Everything the service under test told about a user (null: about nobody), oldest first. */
    public static List<EventEnvelope> told(@Nullable UUID user) {
        int partition = Event.partitionOf(user);
        Map<Integer, Long> from = new HashMap<>();
        from.put(partition, 0L);
        try {
            return Arc.container()
                    .instance(EventPulls.class)
                    .get()
                    .pull(new PullRequest("test", from, 1000, 0))
                    .events()
                    .stream()
                    .filter(event -> java.util.Objects.equals(event.userId(), user))
                    .toList();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As {@link #told(UUID)}, one type only. */
    public static List<EventEnvelope> told(@Nullable UUID user, String type) {
        return told(user).stream().filter(event -> event.type().equals(type)).toList();
    }

    private static EventConsumers consumers() {
        return Arc.container().instance(EventConsumers.class).get();
    }
}
