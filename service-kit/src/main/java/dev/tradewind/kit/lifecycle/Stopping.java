package dev.tradewind.kit.lifecycle;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The service is about to stop: whatever would last for ever (streams, long polls, loops) ends now, so that the stop waits for short requests
 * only. Readiness is gone already, running requests still get their answers.
 */
@Singleton
public class Stopping {
    private final List<Runnable> actions = new CopyOnWriteArrayList<>();
    private volatile boolean isStopping;

    void delayBegins(@Observes ShutdownDelayInitiatedEvent event) {
        begin();
    }

    void stop(@Observes ShutdownEvent event) {
        begin();
    }

    /** Begins the stop; a second time does nothing. */
    public void begin() {
        synchronized (this) {
            if (isStopping) {
                return;
            }
            isStopping = true;
        }
        actions.forEach(Runnable::run);
        actions.clear();
    }

    public boolean isStopping() {
        return isStopping;
    }

    /** Runs when the stop begins, at once if it has begun. Must not block. */
    public AutoCloseable onStop(Runnable action) {
        actions.add(action);
        if (isStopping && actions.remove(action)) {
            action.run();
        }
        return () -> actions.remove(action);
    }

    /** The same stream, completed when the stop begins. */
    public <T> Multi<T> until(Multi<T> stream) {
        Multi<Boolean> stop = Multi.createFrom().emitter(emitter -> {
            AutoCloseable registered = onStop(() -> emitter.emit(Boolean.TRUE).complete());
            emitter.onTermination(() -> close(registered));
        });
        return Multi.createBy()
                .merging()
                .streams(stream.map(Item::of), stop.map(unused -> Item.<T>end()))
                .select()
                .first(item -> !item.isEnd())
                .map(Item::value);
    }

    private record Item<T>(T value, boolean isEnd) {
        static <T> Item<T> of(T value) {
            return new Item<>(value, false);
        }

        static <T> Item<T> end() {
            return new Item<>(null, true);
        }
    }

    private static void close(AutoCloseable registered) {
        try {
            registered.close();
        } catch (Exception cannotHappen) {
            throw new IllegalStateException(cannotHappen);
        }
    }
}
