package dev.tradewind.kit.events;

import dev.tradewind.kit.tenancy.DatabaseUnavailable;
import dev.tradewind.kit.tenancy.Interrupted;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.SqlFailure;
import dev.tradewind.kit.tenancy.TenantTx;
import dev.tradewind.kit.web.Correlation;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Applies facts exactly once in effect: position = cursor + 1 only, the cursor moves in the transaction of the effect. A batch that fails is
 * halved, then tried one by one; what fails too often is parked with the later facts of the same user (C-40).
 */
public final class EventApplier {
    /** What became of a batch. */
    public record Outcome(int applied, boolean hasGap) {}

    private static final int TRIES_OF_A_CONFLICT = 50;

    private final EventConsumer consumer;
    private final String name;
    private final Map<String, EventHandler> handlers;
    private final TenantTx tx;
    private final ParkedEvents parked;
    private final EventsConfig config;
    private final Map<Integer, Long> heads = new ConcurrentHashMap<>();
    private final AtomicLong gaps = new AtomicLong();
    private @Nullable Map<Integer, Long> cursors;
    private Set<UUID> parkedUsers = new HashSet<>();
    private long lastPull;
    private volatile long lag;

    EventApplier(EventConsumer consumer, String name, TenantTx tx, ParkedEvents parked, EventsConfig config) {
        this.consumer = consumer;
        this.name = name;
        this.handlers = Map.copyOf(consumer.handlers());
        this.tx = tx;
        this.parked = parked;
        this.config = config;
    }

    public String producer() {
        return consumer.producer();
    }

    String consumer() {
        return name;
    }

    /** Where this consumer stands, read from the database when it is not known. */
    synchronized Map<Integer, Long> cursors() {
        if (cursors == null) {
            cursors = load();
            measureLag();
        }
        return Map.copyOf(cursors);
    }

    /** Kept as a number, so that a scrape of the metrics never waits for a batch. */
    private void measureLag() {
        Map<Integer, Long> known = cursors;
        if (known != null) {
            lag = heads.entrySet().stream()
                    .mapToLong(head -> Math.max(0, head.getValue() - known.getOrDefault(head.getKey(), 0L)))
                    .sum();
        }
    }

    /** Forgets what is in memory; the next step reads the database again. */
    synchronized void forget() {
        cursors = null;
    }

    /** Applies what fits: duplicates are passed over, facts behind a gap are left for a pull. */
    public synchronized Outcome apply(List<EventEnvelope> events) {
        Map<Integer, Long> position = new HashMap<>(cursors());
        TreeMap<Integer, TreeMap<Long, EventEnvelope>> sorted = new TreeMap<>();
        for (EventEnvelope event : events) {
            sorted.computeIfAbsent(event.partition(), unused -> new TreeMap<>()).put(event.position(), event);
        }
        List<EventEnvelope> next = new ArrayList<>();
        boolean hasGap = false;
        for (Map.Entry<Integer, TreeMap<Long, EventEnvelope>> entry : sorted.entrySet()) {
            long at = position.getOrDefault(entry.getKey(), 0L);
            for (EventEnvelope event : entry.getValue().values()) {
                if (event.position() == at + 1) {
                    next.add(event);
                    at++;
                } else if (event.position() > at) {
                    hasGap = true;
                    gaps.incrementAndGet();
                    break;
                }
            }
        }
        applyInPieces(next);
        measureLag();
        return new Outcome(next.size(), hasGap);
    }

    /**
     * A pull reads the log itself, so a hole in its answer means pruned rows. A reader that never read starts at the oldest row there is; for
     * any other a hole must not happen, and standing still is better than going on with facts missing.
     */
    synchronized void startBehindPruned(List<EventEnvelope> pulled) {
        Map<Integer, Long> jumps = new HashMap<>();
        Set<Integer> seen = new HashSet<>();
        for (EventEnvelope event : pulled) {
            long at = cursors().getOrDefault(event.partition(), 0L);
            if (seen.add(event.partition()) && event.position() > at + 1) {
                if (at == 0) {
                    jumps.put(event.partition(), event.position() - 1);
                } else {
                    Log.errorf(
                            "facts are missing producer=%s partition=%d after=%d next=%d",
                            producer(), event.partition(), at, event.position());
                }
            }
        }
        if (!jumps.isEmpty()) {
            tx.nobody(sql -> {
                moveCursors(sql, cursors(), jumps);
                return Boolean.TRUE;
            });
            forget();
            Log.warnf("new reader starts behind pruned facts producer=%s partitions=%s", producer(), jumps);
        }
    }

    private void applyInPieces(List<EventEnvelope> events) {
        if (events.isEmpty()) {
            return;
        }
        if (events.size() == 1) {
            applySingle(events.getFirst());
            return;
        }
        try {
            applyTogether(events);
        } catch (DatabaseUnavailable | Interrupted away) {
            forget();
            throw away;
        } catch (RuntimeException failure) {
            Log.debugf("batch failed, halving size=%d producer=%s", events.size(), producer());
            int half = events.size() / 2;
            applyInPieces(events.subList(0, half));
            applyInPieces(events.subList(half, events.size()));
        }
    }

    private void applySingle(EventEnvelope event) {
        int tries = 0;
        int conflicts = 0;
        while (true) {
            try {
                applyTogether(List.of(event));
                return;
            } catch (DatabaseUnavailable | Interrupted away) {
                forget();
                throw away;
            } catch (CursorMoved moved) {
                forget();
                throw moved;
            } catch (RuntimeException failure) {
                boolean isConflict = failure instanceof SqlFailure sql && sql.isWorthRepeating();
                if (isConflict && ++conflicts < TRIES_OF_A_CONFLICT) {
                    pause(10L * conflicts);
                    continue;
                }
                if (++tries >= config.tries()) {
                    park(event, failure);
                    return;
                }
                Log.warnf(
                        "fact failed type=%s position=%d/%d try=%d reason=%s",
                        event.type(), event.partition(), event.position(), tries, failure.toString());
                pause(50L << tries);
            }
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void applyTogether(List<EventEnvelope> events) {
        Map<Integer, Long> from = cursors();
        Map<Integer, Long> to = new HashMap<>();
        tx.nobody(sql -> {
            for (EventEnvelope event : events) {
                sql.actAs(event.userId());
                if (event.userId() != null && parkedUsers.contains(event.userId())) {
                    parked.add(sql, name, producer(), event, "an earlier fact of this user is parked", 0);
                } else {
                    Correlation.use(event.correlationId());
                    handlers.getOrDefault(event.type(), consumer.otherwise()).apply(sql, event);
                }
                to.merge(event.partition(), event.position(), Math::max);
            }
            moveCursors(sql, from, to);
            return Boolean.TRUE;
        });
        if (cursors != null) {
            cursors.putAll(to);
        }
    }

    private void park(EventEnvelope event, RuntimeException failure) {
        Log.errorf(
                failure,
                "fact parked type=%s position=%d/%d producer=%s userId=%s",
                event.type(),
                event.partition(),
                event.position(),
                producer(),
                event.userId());
        Map<Integer, Long> to = Map.of(event.partition(), event.position());
        tx.nobody(sql -> {
            sql.actAs(event.userId());
            parked.add(sql, name, producer(), event, failure.toString(), config.tries());
            moveCursors(sql, cursors(), to);
            return Boolean.TRUE;
        });
        if (event.userId() != null) {
            parkedUsers.add(event.userId());
        }
        if (cursors != null) {
            cursors.putAll(to);
        }
    }

    /** Compare-and-set: if another replica moved a cursor, nothing of this transaction happens. */
    private void moveCursors(Sql sql, Map<Integer, Long> from, Map<Integer, Long> to) {
        Integer[] partitions = to.keySet().toArray(Integer[]::new);
        Long[] old = new Long[partitions.length];
        Long[] fresh = new Long[partitions.length];
        for (int i = 0; i < partitions.length; i++) {
            old[i] = from.getOrDefault(partitions[i], 0L);
            fresh[i] = to.get(partitions[i]);
        }
        int moved = sql.update("""
                update event_cursor c set position = v.fresh, moved_at = now()
                from unnest($3::int[], $4::bigint[], $5::bigint[]) as v(partition, old, fresh)
                where c.consumer = $1 and c.producer = $2 and c.partition = v.partition and c.position = v.old""", name, producer(), partitions, old, fresh);
        if (moved != partitions.length) {
            throw new CursorMoved();
        }
    }

    private Map<Integer, Long> load() {
        Map<Integer, Long> loaded = new HashMap<>();
        tx.runSystem("load-cursors", sql -> {
            sql.update("""
                    insert into event_cursor (consumer, producer, partition, position)
                    select $1, $2, p, 0 from generate_series(0, 31) p on conflict do nothing""", name, producer());
            sql.list(
                    "select partition, position from event_cursor where consumer = $1 and producer = $2",
                    row -> loaded.put(row.integer("partition"), row.number("position")),
                    name,
                    producer());
            parkedUsers = new HashSet<>(parked.users(sql, name, producer()));
        });
        return loaded;
    }

    /** Notes what a pull told about the producer's heads. */
    synchronized void pulled(Map<Integer, Long> producerHeads) {
        heads.putAll(producerHeads);
        measureLag();
        lastPull = System.nanoTime();
    }

    synchronized boolean pulledLongAgo(Duration limit) {
        return System.nanoTime() - lastPull > limit.toNanos();
    }

    /** Positions this consumer is behind, as of the last pull. */
    long lag() {
        return lag;
    }

    long gaps() {
        return gaps.get();
    }

    EventHandler handlerOf(EventEnvelope event) {
        return handlers.getOrDefault(event.type(), consumer.otherwise());
    }

    /** Another owner moved the cursor; what was applied here is rolled back. */
    static final class CursorMoved extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CursorMoved() {
            super("another replica moved the cursor");
        }
    }
}
