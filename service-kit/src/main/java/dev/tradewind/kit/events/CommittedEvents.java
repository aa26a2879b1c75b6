package dev.tradewind.kit.events;

import dev.tradewind.kit.config.Installation;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.lifecycle.Stopping;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What happens right after a commit: copies go out over NATS, waiting pulls wake up, live views hear of it. All of it may be lost without harm. */
@Singleton
public class CommittedEvents {
    private final NatsLink nats;
    private final Installation installation;
    private final Json json;
    private final CommitSignal signal = new CommitSignal();
    private final List<Consumer<List<EventEnvelope>>> listeners = new CopyOnWriteArrayList<>();

    @Inject
    public CommittedEvents(NatsLink nats, Installation installation, Json json, Stopping stopping) {
        stopping.onStop(signal::raise); // long polls answer at once
        this.nats = nats;
        this.installation = installation;
        this.json = json;
    }

    /** {@code data} is the text of each fact's data, which was written once for the log already. */
    void publish(List<EventEnvelope> events, List<String> data) {
        signal.raise();
        if (nats.isConnected()) {
            String prefix = "tw." + installation.service() + ".";
            for (int i = 0; i < events.size(); i++) {
                EventEnvelope event = events.get(i);
                nats.publish(prefix + event.partition(), json.write(EventCopy.of(event, data.get(i))));
            }
        }
        for (Consumer<List<EventEnvelope>> listener : listeners) {
            listener.accept(events);
        }
    }

    /** Hears of every committed fact of this replica; must return at once. */
    public AutoCloseable listen(Consumer<List<EventEnvelope>> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    CommitSignal signal() {
        return signal;
    }
}
