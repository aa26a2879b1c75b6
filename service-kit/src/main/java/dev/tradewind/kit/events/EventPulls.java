package dev.tradewind.kit.events;

import dev.tradewind.kit.lifecycle.Stopping;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.TenantTx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The producer's side of a pull: reads behind the cursors, and waits for a commit when there is nothing yet. */
@Singleton
public class EventPulls {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2); // another replica may have committed
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration REMEMBER_EVERY = Duration.ofMinutes(1);
    private static final int MOST = 1000;
    private static final int MOST_READERS = 100;

    private final TenantTx tx;
    private final CommittedEvents committed;
    private final Stopping stopping;
    private final Map<String, Long> remembered = new ConcurrentHashMap<>();

    @Inject
    public EventPulls(TenantTx tx, CommittedEvents committed, Stopping stopping) {
        this.tx = tx;
        this.committed = committed;
        this.stopping = stopping;
    }

    /** Answers one pull. */
    public PullAnswer pull(PullRequest request) throws InterruptedException {
        int limit = Math.clamp(request.limit(), 1, MOST);
        long until = System.nanoTime() + Math.min(request.waitMillis() * 1_000_000, LONGEST_WAIT.toNanos());
        boolean isFirst = true;
        while (true) {
            long seen = committed.signal().count();
            boolean remember = isFirst && isDue(request.consumer());
            PullAnswer answer = tx.system("event-pull", sql -> {
                if (remember) {
                    rememberCursors(sql, request);
                }
                return new PullAnswer(EventLog.read(sql, request.cursors(), limit), EventLog.heads(sql));
            });
            isFirst = false;
            long left = until - System.nanoTime();
            if (!answer.events().isEmpty() || left <= 0 || stopping.isStopping()) {
                return answer;
            }
            committed.signal().awaitAbove(seen, Duration.ofNanos(Math.min(left, LOOK_AGAIN.toNanos())));
        }
    }

    /** Pruning is about weeks, so once a minute is enough; a write per pull would cost a disk flush each. */
    private boolean isDue(String consumer) {
        long now = System.nanoTime();
        Long last = remembered.get(consumer);
        boolean isDue = last == null || now - last > REMEMBER_EVERY.toNanos();
        if (isDue && remembered.size() < MOST_READERS) {
            remembered.put(consumer, now);
        }
        return isDue;
    }

    /** The cursor sent is proof of what the consumer has applied; pruning keeps behind it. */
    private static void rememberCursors(Sql sql, PullRequest request) {
        Map<Integer, Long> cursors = request.cursors();
        Integer[] partitions = cursors.keySet().toArray(Integer[]::new);
        Long[] positions = new Long[partitions.length];
        for (int i = 0; i < partitions.length; i++) {
            positions[i] = cursors.get(partitions[i]);
        }
        sql.update("""
                insert into event_reader (consumer, partition, position, seen_at)
                select $1, c.partition, c.position, now() from unnest($2::int[], $3::bigint[]) as c(partition, position)
                on conflict (consumer, partition) do update set position = excluded.position, seen_at = excluded.seen_at
                where event_reader.position < excluded.position
                   or event_reader.seen_at < excluded.seen_at - interval '1 hour'""", request.consumer(), partitions, positions);
    }

    /** Deletes facts older than {@code keep} that every known reader has behind it; returns how many. */
    public int prune(Duration keep) {
        return tx.system("event-prune", sql -> {
            List<Integer> partitions = sql.list(
                    "select partition from event_log_head order by partition", row -> row.integer("partition"));
            int deleted = 0;
            for (int partition : partitions) {
                deleted += sql.update("""
                        delete from event_log l where l.partition = $1 and l.occurred_at < now() - $2::interval
                          and l.position <= coalesce(
                            (select min(r.position) from event_reader r where r.partition = $1), l.position)""", partition, keep);
            }
            return deleted;
        });
    }
}
