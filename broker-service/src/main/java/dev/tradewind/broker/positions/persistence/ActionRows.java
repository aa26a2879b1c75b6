package dev.tradewind.broker.positions.persistence;

import dev.tradewind.broker.positions.application.PositionGroups;
import dev.tradewind.broker.positions.application.StoredGroup;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.positions.Action;
import dev.tradewind.engine.positions.Adjustment;
import dev.tradewind.engine.positions.ExitRequest;
import dev.tradewind.engine.positions.Trigger;
import dev.tradewind.kit.ids.Ids;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.tenancy.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What decisions leave behind beside the group's own row: pyramids, requests, adjustments, incidents and the story. */
@Singleton
class ActionRows {
    private final Ids ids;

    ActionRows(Ids ids) {
        this.ids = ids;
    }

    void write(Sql sql, StoredGroup group, Action action, long version, Instant at) {
        switch (action) {
            case Action.Transition move -> transition(sql, group, move, version, at);
            case Action.PyramidTransition move -> {
                sql.send(
                        "update pyramid set status = $3 where group_id = $1 and pyramid = $2",
                        group.id(),
                        move.pyramid(),
                        move.to().name());
                timeline(
                        sql,
                        group,
                        new PositionGroups.TimelineEntry(
                                at,
                                "PYRAMID",
                                move.from().name(),
                                move.to().name(),
                                "PYRAMID_" + move.to(),
                                Map.of("pyramid", move.pyramid()),
                                version));
            }
            case Action.StartReduce start ->
                sql.send(
                        "update exit_request set target = $2, first_generation = $3 where id = $1",
                        start.request(),
                        start.target().value(),
                        start.firstGeneration());
            case Action.SettleRequest settle ->
                sql.send(
                        "update exit_request set outcome = $2, settled_at = $3 where id = $1 and outcome is null",
                        settle.request(),
                        settle.outcome().name(),
                        at);
            case Action.BookDust dust -> {
                adjust(
                        sql,
                        group.userId(),
                        group.id(),
                        new Adjustment(Adjustment.Kind.DUST, dust.quantity(), Price.ZERO, at),
                        null);
                timeline(
                        sql,
                        group,
                        note(
                                at,
                                "ADJUSTMENT",
                                "DUST",
                                Map.of("quantity", dust.quantity().value()),
                                version));
            }
            case Action.OpenRecovery recovery ->
                timeline(
                        sql,
                        group,
                        note(
                                at,
                                "ADJUSTMENT",
                                "MOVED_OUT",
                                Map.of("quantity", recovery.quantity().value()),
                                version));
            case Action.RaiseIncident incident -> {
                sql.send(
                        """
                        insert into group_incident (user_id, group_id, key, code, severity, detail, at)
                        values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing""",
                        group.userId(),
                        group.id(),
                        incident.key(),
                        incident.code().name(),
                        incident.severity().name(),
                        incident.detail(),
                        at);
                timeline(
                        sql,
                        group,
                        note(at, "INCIDENT", incident.code().name(), Map.of("detail", incident.detail()), version));
            }
            case Action.PlaceOrder _, Action.AbandonLeg _, Action.CancelOrder _ ->
                throw new IllegalStateException("orders are kept by the order bookkeeping");
        }
    }

    private void transition(Sql sql, StoredGroup group, Action.Transition move, long version, Instant at) {
        timeline(
                sql,
                group,
                new PositionGroups.TimelineEntry(
                        at,
                        "STATE",
                        move.from().name(),
                        move.to().name(),
                        move.trigger().name(),
                        move.reason() == null
                                ? Map.of()
                                : Map.of("reason", move.reason().name()),
                        version));
        if (move.to().isTerminal() || move.trigger() == Trigger.CLOSE_REJECTED) {
            sql.send(
                    "update exit_request set outcome = $2, settled_at = $3 where group_id = $1 and outcome is null",
                    group.id(),
                    move.to().isTerminal() ? ExitRequest.Outcome.DONE.name() : ExitRequest.Outcome.GIVEN_UP.name(),
                    at);
        }
    }

    void adjust(Sql sql, UUID userId, UUID groupId, Adjustment adjustment, @Nullable UUID otherGroup) {
        sql.send(
                """
                insert into group_adjustment (id, user_id, group_id, kind, quantity, price, other_group_id, at)
                values ($1, $2, $3, $4, $5, $6, $7, $8)""",
                ids.next(),
                userId,
                groupId,
                adjustment.kind().name(),
                adjustment.quantity().value(),
                adjustment.price().value(),
                otherGroup,
                adjustment.at());
    }

    void timeline(Sql sql, StoredGroup group, PositionGroups.TimelineEntry entry) {
        sql.send(
                """
                insert into group_timeline (user_id, group_id, at, kind, from_state, to_state, trigger, metadata, version)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9)""",
                group.userId(),
                group.id(),
                entry.at(),
                entry.kind(),
                entry.from(),
                entry.to(),
                entry.trigger(),
                Json.of(entry.metadata()),
                entry.version());
    }

    private static PositionGroups.TimelineEntry note(
            Instant at, String kind, String trigger, Map<String, Object> metadata, long version) {
        return new PositionGroups.TimelineEntry(at, kind, null, null, trigger, metadata, version);
    }
}
