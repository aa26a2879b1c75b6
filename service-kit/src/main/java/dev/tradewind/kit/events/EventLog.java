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
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The service's facts (architecture.md section 3). Appended facts are written as the last statements before the commit, under the head locks in
 * ascending partition order, so positions are gapless and in commit order.
 */
@Singleton
public class EventLog {
    // without a head row the position is null, which the table refuses
    private static final String APPEND_ONE_PARTITION = """
            with head as (
              update event_log_head set position = position + $2 where partition = $1 returning position)
            insert into event_log (partition, position, id, type, occurred_at, user_id, aggregate_id, aggregate_version,
                                   correlation_id, causation_id, data)
            select $1, (select position from head) - $2 + f.n, f.id, f.type, f.at, f.user_id, f.aggregate_id,
                   f.aggregate_version, f.correlation_id, f.causation_id, f.data
            from unnest($3::uuid[], $4::text[], $5::timestamptz[], $6::uuid[], $7::text[], $8::bigint[], $9::text[],
                        $10::text[], $11::text[])
                 with ordinality as f(id, type, at, user_id, aggregate_id, aggregate_version, correlation_id, causation_id,
                                      data, n)
            returning partition, position""";

    /** Facts come by partition; {@code $1} and {@code $2} tell where each run begins and how long it is. */
    private static final String APPEND_MANY_PARTITIONS = """
            with run as (
              select r.partition, r.n, (sum(r.n) over (order by r.partition) - r.n)::bigint as first
              from unnest($1::int[], $2::bigint[]) as r(partition, n)),
            locked as (
              select h.partition from event_log_head h where h.partition = any($1::int[]) order by h.partition for update),
            head as (
              update event_log_head h set position = h.position + run.n from run join locked using (partition)
              where h.partition = run.partition returning h.partition, h.position)
            insert into event_log (partition, position, id, type, occurred_at, user_id, aggregate_id, aggregate_version,
                                   correlation_id, causation_id, data)
            select run.partition, head.position - run.n + f.n - run.first, f.id, f.type, f.at, f.user_id, f.aggregate_id,
                   f.aggregate_version, f.correlation_id, f.causation_id, f.data
            from unnest($3::uuid[], $4::text[], $5::timestamptz[], $6::uuid[], $7::text[], $8::bigint[], $9::text[],
                        $10::text[], $11::text[])
                 with ordinality as f(id, type, at, user_id, aggregate_id, aggregate_version, correlation_id, causation_id,
                                      data, n)
            join run on f.n > run.first and f.n <= run.first + run.n
            left join head on head.partition = run.partition
            returning partition, position""";

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
        List<EventEnvelope> events = new ArrayList<>(waiting);
        events.sort(Comparator.comparingInt(EventEnvelope::partition)); // stable: within a partition they stay in order
        String[] data = events.stream().map(event -> json.write(event.data())).toArray(String[]::new);
        Supplier<List<Place>> places = insert(sql, events, data);
        sql.afterCommit(() -> committed.publish(placed(events, places.get()), List.of(data)));
    }

    private record Place(int partition, long position) {}

    /** The application role may insert facts of the current user only; a batch over several users needs the worker. */
    private static void takeTheRightToInsert(Sql sql, List<EventEnvelope> events) {
        Set<@Nullable UUID> users = new HashSet<>();
        events.forEach(event -> users.add(event.userId()));
        if (users.size() > 1 || !Objects.equals(users.iterator().next(), sql.user())) {
            sql.becomeWorker();
        }
    }

    private static Supplier<List<Place>> insert(Sql sql, List<EventEnvelope> events, String[] data) {
        int n = events.size();
        UUID[] eventIds = new UUID[n];
        String[] types = new String[n];
        Instant[] times = new Instant[n];
        UUID[] users = new UUID[n];
        String[] aggregates = new String[n];
        Long[] versions = new Long[n];
        String[] correlations = new String[n];
        String[] causes = new String[n];
        TreeMap<Integer, Long> counts = new TreeMap<>();
        for (int i = 0; i < n; i++) {
            EventEnvelope event = events.get(i);
            counts.merge(event.partition(), 1L, Long::sum);
            eventIds[i] = event.id();
            types[i] = event.type();
            times[i] = event.time();
            users[i] = event.userId();
            aggregates[i] = event.aggregateId();
            versions[i] = event.aggregateVersion();
            correlations[i] = event.correlationId();
            causes[i] = event.causationId();
        }
        boolean isOne = counts.size() == 1;
        return sql.sendLast(
                isOne ? APPEND_ONE_PARTITION : APPEND_MANY_PARTITIONS,
                row -> new Place(row.integer("partition"), row.number("position")),
                isOne ? counts.firstKey() : counts.keySet().toArray(Integer[]::new),
                isOne ? counts.get(counts.firstKey()) : counts.values().toArray(Long[]::new),
                eventIds,
                types,
                times,
                users,
                aggregates,
                versions,
                correlations,
                causes,
                data);
    }

    /** Rows may come back in any order, positions were given in order. */
    private static List<EventEnvelope> placed(List<EventEnvelope> events, List<Place> places) {
        Map<Integer, Long> next = new HashMap<>();
        places.forEach(place -> next.merge(place.partition(), place.position(), Math::min));
        List<EventEnvelope> placed = new ArrayList<>(events.size());
        for (EventEnvelope event : events) {
            placed.add(at(event, next.merge(event.partition(), 1L, Long::sum) - 1));
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
