package dev.tradewind.web.live;

import dev.tradewind.web.session.Viewer;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** One open stream. What waits for it is a set of topics, so a slow browser costs no memory and misses nothing. */
final class Subscriber {
    private final String secret;
    private final Viewer viewer;
    private final HttpServerResponse response;
    private final Context context;
    private final Set<String> waiting = new LinkedHashSet<>();
    private final Map<String, String> told = new HashMap<>();
    private final AtomicLong number = new AtomicLong();
    private long notifiedAt;
    private final AtomicBoolean busy = new AtomicBoolean();

    Subscriber(String secret, Viewer viewer, HttpServerResponse response, Context context) {
        this.secret = secret;
        this.viewer = viewer;
        this.response = response;
        this.context = context;
    }

    String secret() {
        return secret;
    }

    Viewer viewer() {
        return viewer;
    }

    /** Reserves the right to read figures for this stream; one read at a time. */
    boolean startReading() {
        return busy.compareAndSet(false, true);
    }

    void endReading() {
        busy.set(false);
    }

    synchronized void changed(String topic) {
        waiting.add(topic);
    }

    /** The bell is read again at this time at the earliest. */
    synchronized void notifiedAt(long nanos) {
        notifiedAt = nanos;
    }

    /** Sends the waiting topics, unless the browser is behind. */
    void flush(long nowNanos) {
        Set<String> topics;
        synchronized (this) {
            if (notifiedAt != 0 && nowNanos - notifiedAt >= 0) {
                notifiedAt = 0;
                waiting.add("notifications");
            }
            if (waiting.isEmpty() || response.writeQueueFull()) {
                return;
            }
            topics = Set.copyOf(waiting);
            waiting.clear();
        }
        topics.forEach(topic -> send(topic.equals("frame") ? "frame" : "changed", topic));
    }

    /** Keeps only the figures whose text differs from the one told before. */
    synchronized Map<String, LiveFigures.Cell> news(Map<String, LiveFigures.Cell> cells) {
        Map<String, LiveFigures.Cell> fresh = new HashMap<>();
        cells.forEach((key, cell) -> {
            if (!cell.text().equals(told.put(key, cell.text()))) {
                fresh.put(key, cell);
            }
        });
        told.keySet().retainAll(cells.keySet());
        return fresh;
    }

    void send(String event, String data) {
        if (response.closed() || response.writeQueueFull()) {
            return;
        }
        String text = "id: " + number.incrementAndGet() + "\nevent: " + event + "\ndata: " + data + "\n\n";
        context.runOnContext(ignored -> {
            if (!response.closed() && !response.ended()) {
                response.write(text);
            }
        });
    }

    void end() {
        context.runOnContext(ignored -> {
            if (!response.closed() && !response.ended()) {
                response.end();
            }
        });
    }
}
