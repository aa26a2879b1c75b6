package dev.tradewind.strategy.signals.application;

import dev.tradewind.kit.events.Event;
import dev.tradewind.kit.tenancy.DatabaseUnavailable;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.TenantTx;
import dev.tradewind.kit.web.Correlation;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

/**
 * Group commit (P6): signals that arrive while a commit is on its way share the next one. A lane has one commit on its way at
 * most, and owns its partitions of the event log, so that lanes never wait for each other's heads. Whoever finds its lane idle
 * starts at once: waiting is never chosen, only used.
 */
@Singleton
class SignalCommits {
    private static final int LANES = 4;
    private static final int MOST_TOGETHER = 64;

    private final TenantTx tx;
    private final Signals signals;
    private final SignalEvents events;
    private final List<Lane> lanes =
            IntStream.range(0, LANES).mapToObj(number -> new Lane()).toList();

    SignalCommits(TenantTx tx, Signals signals, SignalEvents events) {
        this.tx = tx;
        this.signals = signals;
        this.events = events;
    }

    /**
     * True once the signal and its event are durable. False when they are not known to be: a repeat among them, or one that
     * the database refused; the caller stores it by itself, where a repeat is found out. Throws {@link DatabaseUnavailable}.
     */
    boolean store(NewSignal signal) {
        var waiting = new Waiting(signal, Correlation.current(), new CompletableFuture<>());
        lanes.get(Event.partitionOf(signal.user()) % LANES).add(waiting);
        try {
            return waiting.stored().join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof DatabaseUnavailable gone ? gone : failed;
        }
    }

    private record Waiting(NewSignal signal, String correlation, CompletableFuture<Boolean> stored) {}

    /** What makes two signals the same one (R8). */
    private record Key(UUID user, UUID source, String key) {
        static Key of(NewSignal signal) {
            return new Key(signal.user(), signal.source().id(), signal.key().value());
        }
    }

    private final class Lane {
        private final Deque<Waiting> queue = new ArrayDeque<>();
        private boolean isCommitting;

        void add(Waiting waiting) {
            synchronized (this) {
                queue.add(waiting);
                if (isCommitting) {
                    return;
                }
                isCommitting = true;
            }
            commit(next()); // with this one in it, on this thread: nobody has to be woken for an alert that came alone
            List<Waiting> others = next();
            if (!others.isEmpty()) {
                Thread.startVirtualThread(() -> commitUntilEmpty(others));
            }
        }

        private void commitUntilEmpty(List<Waiting> first) {
            for (List<Waiting> batch = first; !batch.isEmpty(); batch = next()) {
                commit(batch);
            }
        }

        private synchronized List<Waiting> next() {
            List<Waiting> batch = new ArrayList<>();
            Set<Key> keys = new HashSet<>();
            while (!queue.isEmpty() && batch.size() < MOST_TOGETHER) {
                Waiting first = queue.remove();
                if (keys.add(Key.of(first.signal()))) {
                    batch.add(first);
                } else {
                    first.stored().complete(false);
                }
            }
            isCommitting = !batch.isEmpty();
            return batch;
        }

        private void commit(List<Waiting> batch) {
            try {
                tx.runSystem("signals", sql -> store(sql, batch));
            } catch (DatabaseUnavailable gone) {
                batch.forEach(waiting -> waiting.stored().completeExceptionally(gone));
            } catch (RuntimeException refused) {
                Log.debugf("%d signals go one by one: %s", batch.size(), refused.toString());
                batch.forEach(waiting -> waiting.stored().complete(false));
            }
        }

        private static void told(List<Waiting> batch) {
            batch.forEach(waiting -> waiting.stored().complete(true));
        }

        private void store(Sql sql, List<Waiting> batch) {
            int stored =
                    signals.storeAll(sql, batch.stream().map(Waiting::signal).toList());
            if (stored != batch.size()) {
                throw new Repeated(batch.size() - stored);
            }
            sql.afterCommit(() -> told(batch)); // their answers go out before the copies of their facts
            batch.forEach(waiting -> events.append(sql, waiting.signal(), waiting.correlation()));
        }
    }

    /** Some were stored before: nothing of the batch is kept. */
    private static final class Repeated extends RuntimeException {
        private static final long serialVersionUID = 1;

        Repeated(int count) {
            super(count + " were stored before");
        }
    }
}
