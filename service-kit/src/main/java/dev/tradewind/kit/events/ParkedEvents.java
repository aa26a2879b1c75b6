package dev.tradewind.kit.events;

import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.TenantTx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Facts that could not be applied, kept until somebody replays them (R22). */
@Singleton
public class ParkedEvents {
    /** One parked fact. */
    public record Parked(
            String producer,
            int partition,
            long position,
            String type,
            @Nullable UUID userId,
            String failure,
            int tries,
            Instant parkedAt,
            EventEnvelope event) {}

    private final Json json;
    private final TenantTx tx;

    @Inject
    public ParkedEvents(Json json, TenantTx tx) {
        this.json = json;
        this.tx = tx;
    }

    void add(Sql sql, String consumer, String producer, EventEnvelope event, String failure, int tries) {
        sql.update(
                """
                insert into parked_event (consumer, producer, partition, position, event_id, type, user_id, envelope, failure, tries)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)""",
                consumer,
                producer,
                event.partition(),
                event.position(),
                event.id(),
                event.type(),
                event.userId(),
                json.write(event),
                failure.length() > 2000 ? failure.substring(0, 2000) : failure,
                tries);
    }

    List<UUID> users(Sql workerSql, String consumer, String producer) {
        return workerSql.list(
                "select distinct user_id from parked_event where consumer = $1 and producer = $2 and user_id is not null",
                row -> row.uuid("user_id"),
                consumer,
                producer);
    }

    /** All parked facts, oldest first, at most 500. */
    public List<Parked> all() {
        return tx.system(
                "parked-events",
                sql -> sql.list(
                        "select * from parked_event order by parked_at, position limit 500",
                        row -> new Parked(
                                row.text("producer"),
                                row.integer("partition"),
                                row.number("position"),
                                row.text("type"),
                                row.uuid("user_id"),
                                row.text("failure"),
                                row.integer("tries"),
                                row.instant("parked_at"),
                                json.read(row.text("envelope"), EventEnvelope.class))));
    }

    void remove(Sql sql, String consumer, String producer, EventEnvelope event) {
        int removed = sql.update(
                "delete from parked_event where consumer = $1 and producer = $2 and partition = $3 and position = $4",
                consumer,
                producer,
                event.partition(),
                event.position());
        if (removed != 1) {
            throw new IllegalStateException("parked fact is gone: " + event.id());
        }
    }

    /** Number of parked facts. */
    public long count() {
        return tx.system(
                "count-parked", sql -> sql.one("select count(*) as n from parked_event", row -> row.number("n")));
    }
}
