package dev.tradewind.kit.events;

import dev.tradewind.kit.ids.Ids;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.web.Correlation;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The service's facts (architecture.md section 3). Appended facts are written as the last statements before the commit, under the head locks in
 * ascending partition order, so positions are gapless and in commit order.
 */
@Singleton
public class EventLog {
    private static final String APPEND_ONE_PARTITION = """
            with head as (
              update event_log_head set position = position + $2 where partition = $1 returning position)
            insert into event_log (partition, position, id, type, occurred_at, user_id, aggregate_id, aggregate_version,
                                   correlation_id, causation_id, data)
            select $1, head.position - $2 + f.n, f.id, f.type, f.at, f.user_id, f.aggregate_id, f.aggregate_version,
                   f.correlation_id, f.causation_id, f.data
            from head, unnest($3::uuid[], $4::text[], $5::timestamptz[], $6::uuid[], $7::text[], $8::bigint[], $9::text[],
                              $10::text[], $11::text[])
                 with ordinality as f(id, type, at, user_id, aggregate_id, aggregate_version, correlation_id, causation_id,
                                      data, n)
            returning position""";

    private final Ids ids;
    private final InstantSource clock;
    private final Json json;
    private final CommittedEvents committed;

    @Inject
    public EventLog(Ids ids, InstantSource clock, Json json, CommittedEvents committed) {
        this.ids = ids;
        this.clock = clock;
        this.json = json;
        this.committed = committed;
    }

    /** Tells facts with this transaction: all of them if it commits, none if not. */
    public void append(Sql sql, Event... events) {
        List<EventEnvelope> waiting = sql.attachment(EventLog.class, () -> {
            List<EventEnvelope> fresh = new ArrayList<>();
            sql.beforeCommit(() -> write(sql, fresh));
            return fresh;
        });
        Instant now = clock.instant();
        for (Event event : events) {
            waiting.add(new EventEnvelope(
                    ids.next(),
                    Event.partitionOf(event.userId()),
                    0,
                    event.type(),
                    now,
                    event.userId(),
                    event.aggregateId(),
                    event.aggregateVersion(),
                    event.correlationId() == null ? Correlation.current() : event.correlationId(),
                    event.causationId(),
                    event.data()));
        }
    }

    /** As {@link #append(Sql, Event...)}. */
    public void append(Sql sql, List<Event> events) {
        append(sql, events.toArray(Event[]::new));
    }

    private void write(Sql sql, List<EventEnvelope> waiting) {
        if (waiting.isEmpty()) {
            return;
        }
        takeTheRightToInsert(sql, waiting);
        TreeMap<Integer, List<EventEnvelope>> byPartition = new TreeMap<>();
        waiting.forEach(event -> byPartition
                .computeIfAbsent(event.partition(), unused -> new ArrayList<>())
                .add(event));
        List<EventEnvelope> written = new ArrayList<>(waiting.size());
        byPartition.forEach((partition, events) -> written.addAll(writePartition(sql, partition, events)));
        sql.afterCommit(() -> committed.publish(written));
    }

    /** The application role may insert facts of the current user only; a batch over several users needs the worker. */
    private static void takeTheRightToInsert(Sql sql, List<EventEnvelope> events) {
        Set<@Nullable UUID> users = new HashSet<>();
        events.forEach(event -> users.add(event.userId()));
        if (users.size() > 1 || !Objects.equals(users.iterator().next(), sql.user())) {
            sql.becomeWorker();
        }
    }

    private List<EventEnvelope> writePartition(Sql sql, int partition, List<EventEnvelope> events) {
        int n = events.size();
        UUID[] eventIds = new UUID[n];
        String[] types = new String[n];
        Instant[] times = new Instant[n];
        UUID[] users = new UUID[n];
        String[] aggregates = new String[n];
        Long[] versions = new Long[n];
        String[] correlations = new String[n];
        String[] causes = new String[n];
        String[] data = new String[n];
        for (int i = 0; i < n; i++) {
            EventEnvelope event = events.get(i);
            eventIds[i] = event.id();
            types[i] = event.type();
            times[i] = event.time();
            users[i] = event.userId();
            aggregates[i] = event.aggregateId();
            versions[i] = event.aggregateVersion();
            correlations[i] = event.correlationId();
            causes[i] = event.causationId();
            data[i] = json.write(event.data());
        }
        List<Long> positions = sql.list(
                APPEND_ONE_PARTITION,
                row -> row.number("position"),
                partition,
                (long) n,
                eventIds,
                types,
                times,
                users,
                aggregates,
                versions,
                correlations,
                causes,
                data);
        if (positions.size() != n) {
            throw new IllegalStateException("partition " + partition + " of the event log has no head row");
        }
        positions.sort(null); // rows may come back in any order, positions were given in order
        List<EventEnvelope> placed = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            placed.add(at(events.get(i), positions.get(i)));
        }
        return placed;
    }

    private static EventEnvelope at(EventEnvelope event, long position) {
        return new EventEnvelope(
                event.id(),
                event.partition(),
                position,
                event.type(),
                event.time(),
                event.userId(),
                event.aggregateId(),
                event.aggregateVersion(),
                event.correlationId(),
                event.causationId(),
                event.data());
    }

    /** Facts behind the cursors, in order of partition and position, at most {@code limit}. Worker transactions only. */
    static List<EventEnvelope> read(Sql sql, Map<Integer, Long> cursors, int limit) {
        Integer[] partitions = cursors.keySet().toArray(Integer[]::new);
        Long[] positions = new Long[partitions.length];
        for (int i = 0; i < partitions.length; i++) {
            positions[i] = cursors.get(partitions[i]);
        }
        return sql.list(
                """
                select e.* from unnest($1::int[], $2::bigint[]) as c(partition, position)
                cross join lateral (
                  select * from event_log l where l.partition = c.partition and l.position > c.position
                  order by l.position limit $3) e
                order by e.partition, e.position limit $3""",
                row -> new EventEnvelope(
                        row.uuid("id"),
                        row.integer("partition"),
                        row.number("position"),
                        row.text("type"),
                        row.instant("occurred_at"),
                        row.uuid("user_id"),
                        row.text("aggregate_id"),
                        row.number("aggregate_version"),
                        row.text("correlation_id"),
                        row.text("causation_id"),
                        row.json("data")),
                partitions,
                positions,
                limit);
    }

    static Map<Integer, Long> heads(Sql sql) {
        Map<Integer, Long> heads = new HashMap<>();
        sql.list(
                "select partition, position from event_log_head",
                row -> heads.put(row.integer("partition"), row.number("position")));
        return heads;
    }
}
