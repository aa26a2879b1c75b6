package dev.tradewind.web.live;

import dev.tradewind.web.WebConfiguration;
import dev.tradewind.web.backend.BackendProblem;
import dev.tradewind.web.session.Sessions;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.json.JsonArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** All open streams: who is told what and when. One loop flushes, pings and starts the reads; the reads run beside it. */
@ApplicationScoped
public class Streams {
    private static final Duration STEP = Duration.ofMillis(250);
    private static final Duration NOTIFIED = Duration.ofMillis(1500);

    private final Set<Subscriber> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong prices = new AtomicLong();
    private final LiveFigures figures;
    private final Sessions sessions;
    private final WebConfiguration configuration;

    Streams(LiveFigures figures, Sessions sessions, WebConfiguration configuration, MeterRegistry meters) {
        this.figures = figures;
        this.sessions = sessions;
        this.configuration = configuration;
        meters.gaugeCollectionSize("trading_live_streams", List.of(), open);
    }

    /** Adds a stream, unless there are too many. */
    boolean add(Subscriber subscriber) {
        UUID user = subscriber.viewer().user().id();
        long own = open.stream()
                .filter(other -> other.viewer().user().id().equals(user))
                .count();
        if (open.size() >= configuration.maxStreams() || own >= configuration.maxStreamsPerUser()) {
            return false;
        }
        open.add(subscriber);
        return true;
    }

    void remove(Subscriber subscriber) {
        open.remove(subscriber);
    }

    /** Something of this user changed; without a user it concerns everybody. */
    void changed(@Nullable UUID user, String topic) {
        for (Subscriber subscriber : open) {
            if (user == null || subscriber.viewer().user().id().equals(user)) {
                subscriber.changed(topic);
            }
        }
    }

    /** A notification of this user will be there once notification-service has read the fact. */
    void notified(@Nullable UUID user) {
        long due = System.nanoTime() + NOTIFIED.toNanos();
        for (Subscriber subscriber : open) {
            if (user == null || subscriber.viewer().user().id().equals(user)) {
                subscriber.notifiedAt(due);
            }
        }
    }

    /** A price came in: figures are read again at the next tick. */
    void priced() {
        prices.incrementAndGet();
    }

    /** Runs until the process stops. */
    void run() {
        long lastPing = System.nanoTime();
        long lastTick = lastPing;
        long pricesTold = 0;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(STEP);
            } catch (InterruptedException stopped) {
                return;
            }
            long now = System.nanoTime();
            open.forEach(subscriber -> subscriber.flush(now));
            if (now - lastTick >= configuration.tick().toNanos() && prices.get() != pricesTold) {
                lastTick = now;
                pricesTold = prices.get();
                open.forEach(this::readFigures);
            }
            if (now - lastPing >= configuration.ping().toNanos()) {
                lastPing = now;
                open.forEach(this::ping);
            }
        }
    }

    private void readFigures(Subscriber subscriber) {
        if (!subscriber.startReading()) {
            return;
        }
        Thread.ofVirtual().name("live-figures").start(() -> {
            try {
                var cells = new JsonArray();
                subscriber
                        .news(figures.read(subscriber.viewer()))
                        .forEach((key, cell) -> cells.add(
                                new JsonArray().add(key).add(cell.text()).add(cell.kind())));
                if (!cells.isEmpty()) {
                    subscriber.send("tick", cells.encode());
                }
            } catch (BackendProblem away) {
                subscriber.changed("all"); // the regions say themselves what does not answer
            } finally {
                subscriber.endReading();
            }
        });
    }

    // a stream ends with its session: the ping asks whether it still stands
    private void ping(Subscriber subscriber) {
        subscriber.send("ping", "1");
        Thread.ofVirtual().name("live-session").start(() -> {
            try {
                if (sessions.find(subscriber.secret(), subscriber.viewer().caller())
                        .isEmpty()) {
                    subscriber.end();
                }
            } catch (BackendProblem away) {
                return; // nothing is known against the session
            }
        });
    }
}
