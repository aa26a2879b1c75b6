package dev.tradewind.broker.positions.persistence;

import dev.tradewind.broker.positions.application.GroupFigures;
import dev.tradewind.broker.positions.application.GroupKey;
import dev.tradewind.broker.positions.application.LoadedGroup;
import dev.tradewind.broker.positions.application.PositionGroups;
import dev.tradewind.broker.positions.application.StoredGroup;
import dev.tradewind.contracts.plans.PlanLegV1;
import dev.tradewind.contracts.plans.PlanV1;
import dev.tradewind.engine.positions.Action;
import dev.tradewind.engine.positions.Adjustment;
import dev.tradewind.engine.positions.CloseReason;
import dev.tradewind.engine.positions.ExitRequest;
import dev.tradewind.engine.positions.GroupDecider;
import dev.tradewind.engine.positions.GroupSnapshot;
import dev.tradewind.engine.positions.GroupState;
import dev.tradewind.engine.positions.GroupStatus;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.tenancy.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Position groups in Postgres. */
@ApplicationScoped
class PostgresPositionGroups implements PositionGroups {
    private final SnapshotRows snapshots;
    private final ActionRows actions;

    PostgresPositionGroups(SnapshotRows snapshots, ActionRows actions) {
        this.snapshots = snapshots;
        this.actions = actions;
    }

    @Override
    public void lock(Sql sql, UUID groupId) {
        sql.send("select id from position_group where id = $1 for update", groupId);
    }

    @Override
    public Optional<StoredGroup> find(Sql sql, UUID groupId) {
        return sql.find("select * from position_group where id = $1", GroupRows::read, groupId);
    }

    @Override
    public Supplier<Optional<StoredGroup>> askOpen(Sql sql, GroupKey key) {
        Supplier<List<StoredGroup>> open = sql.ask(
                """
                select * from position_group
                where user_id = $1 and account_id = $2 and symbol = $3 and timeframe_seconds = $4 and side = $5
                  and status not in ('CLOSED', 'FAILED') and kind = 'SIGNAL'""",
                GroupRows::read,
                key.userId(),
                key.accountId(),
                key.symbol(),
                key.timeframeSeconds(),
                key.side().name());
        return () -> open.get().stream().findFirst(); // at most one, by a unique index
    }

    @Override
    public List<UUID> openGroupsOf(Sql sql, UUID accountId) {
        return sql.list("""
                select id from position_group where account_id = $1 and status not in ('CLOSED', 'FAILED')
                order by id""", row -> row.uuid("id"), accountId);
    }

    @Override
    public LoadedGroup load(Sql sql, StoredGroup group) {
        return snapshots.load(sql, group);
    }

    @Override
    public void insert(Sql sql, StoredGroup group) {
        sql.send(
                """
                insert into position_group (id, user_id, account_id, signal_id, kind, parent_id, correlation_id, broker, symbol,
                  timeframe_seconds, side, status, status_since, signal_at, opened_at, configuration, instrument,
                  last_candle_id, pyramids, legs_total, version)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)""",
                group.id(),
                group.userId(),
                group.accountId(),
                group.signalId(),
                group.kind().name(),
                group.parentId(),
                group.correlationId(),
                group.broker(),
                group.symbol().value(),
                group.timeframeSeconds(),
                group.side().name(),
                group.status().name(),
                group.statusSince(),
                group.signalAt(),
                group.openedAt(),
                Json.of(group.configuration()),
                Json.of(group.instrument()),
                group.lastCandleId(),
                group.pyramids(),
                group.figures().legsTotal(),
                group.version());
    }

    @Override
    public void addPyramid(Sql sql, PlanV1 plan, String planHash, Instant at) {
        sql.send(
                """
                insert into pyramid (user_id, group_id, pyramid, status, signal_id, decision_id, plan_hash, candle_id, base_price,
                  valid_until, opened_at)
                values ($1, $2, $3, 'PENDING', $4, $5, $6, $7, $8, $9, $10)""",
                plan.userId(),
                plan.groupId(),
                plan.pyramidIndex(),
                plan.signalId(),
                plan.decisionId(),
                planHash,
                plan.candleId(),
                plan.basePrice(),
                plan.validUntil(),
                at);
        List<Object[]> legs = new ArrayList<>();
        for (PlanLegV1 leg : plan.legs()) {
            legs.add(new Object[] {
                plan.userId(),
                plan.groupId(),
                plan.pyramidIndex(),
                leg.index(),
                leg.orderType(),
                leg.price(),
                leg.quantity(),
                leg.reserved(),
                leg.takeProfitPercent()
            });
        }
        sql.batch("""
                insert into leg (user_id, group_id, pyramid, leg, order_type, price, quantity, reserved, take_profit_percent)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9)""", legs);
    }

    @Override
    public void pyramidJoined(Sql sql, StoredGroup group, PlanV1 plan) {
        sql.send("""
                update position_group set pyramids = pyramids + 1, last_candle_id = $2, legs_total = legs_total + $3,
                  version = version + 1 where id = $1""", group.id(), plan.candleId(), plan.legs().size());
    }

    @Override
    public void write(Sql sql, StoredGroup group, Action action, long version, Instant at) {
        actions.write(sql, group, action, version, at);
    }

    @Override
    public void adjust(Sql sql, UUID userId, UUID groupId, Adjustment adjustment, @Nullable UUID otherGroup) {
        actions.adjust(sql, userId, groupId, adjustment, otherGroup);
    }

    @Override
    public void update(
            Sql sql, StoredGroup group, GroupSnapshot after, GroupFigures figures, long version, Instant now) {
        Instant unprotected = !GroupDecider.isUnprotected(after)
                ? null
                : group.unprotectedSince() == null ? now : group.unprotectedSince();
        boolean isSame = version == group.version()
                && figures.equals(group.figures())
                && Objects.equals(unprotected, group.unprotectedSince());
        if (isSame) {
            return;
        }
        CloseReason reason = reason(after.state());
        GroupStatus status = after.status();
        sql.send(
                """
                update position_group set status = $2, close_reason = $3, status_since = $4, closed_at = $5,
                  close_given_up_at = $6, unprotected_since = $7, legs_filled = $8, quantity = $9, average_price = $10,
                  invested = $11, realised_gross = $12, fees = $13, take_profit_price = $14, stop_price = $15, triggers = $16,
                  next_look_at = $17, version = $18 where id = $1""",
                group.id(),
                status.name(),
                reason == null ? null : reason.name(),
                after.state().since(),
                status.isTerminal() ? after.state().since() : null,
                after.closeGivenUpAt(),
                unprotected,
                figures.legsFilled(),
                figures.quantity(),
                figures.averagePrice(),
                figures.invested(),
                figures.realisedGross(),
                figures.fees(),
                figures.takeProfitPrice(),
                figures.stopPrice(),
                Json.of(GroupRows.triggers(figures)),
                figures.nextLookAt(),
                version);
    }

    @Override
    public List<Asked> openRequests(Sql sql, UUID groupId) {
        return sql.list(
                "select id, decision_id, signal_id from exit_request where group_id = $1 and outcome is null",
                row -> new Asked(row.uuid("id"), row.uuid("decision_id"), row.uuid("signal_id")),
                groupId);
    }

    @Override
    public void request(
            Sql sql,
            UUID userId,
            UUID groupId,
            ExitRequest request,
            String requestedBy,
            @Nullable UUID decisionId,
            @Nullable UUID signalId) {
        sql.send(
                """
                insert into exit_request (id, user_id, group_id, kind, percent, requested_at, requested_by, decision_id, signal_id)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9)""",
                request.id(),
                userId,
                groupId,
                request.kind().name(),
                request.percent() == null ? null : request.percent().value(),
                request.requestedAt(),
                requestedBy,
                decisionId,
                signalId);
    }

    @Override
    public void exited(Sql sql, GroupKey key, Instant decidedAt) {
        sql.send(
                """
                insert into key_exit (user_id, account_id, symbol, timeframe_seconds, side, decided_at)
                values ($1, $2, $3, $4, $5, $6)
                on conflict (user_id, account_id, symbol, timeframe_seconds, side)
                do update set decided_at = greatest(key_exit.decided_at, excluded.decided_at)""",
                key.userId(),
                key.accountId(),
                key.symbol(),
                key.timeframeSeconds(),
                key.side().name(),
                decidedAt);
    }

    @Override
    public Supplier<Optional<Instant>> askLastExit(Sql sql, GroupKey key) {
        Supplier<List<Instant>> exits = sql.ask(
                """
                select decided_at from key_exit
                where user_id = $1 and account_id = $2 and symbol = $3 and timeframe_seconds = $4 and side = $5""",
                row -> row.instant("decided_at"),
                key.userId(),
                key.accountId(),
                key.symbol(),
                key.timeframeSeconds(),
                key.side().name());
        return () -> exits.get().stream().findFirst();
    }

    @Override
    public void timeline(Sql sql, StoredGroup group, TimelineEntry entry) {
        actions.timeline(sql, group, entry);
    }

    private static @Nullable CloseReason reason(GroupState state) {
        return switch (state) {
            case GroupState.Closing closing -> closing.reason();
            case GroupState.Closed closed -> closed.reason();
            case GroupState.Waiting _,
                    GroupState.Live _,
                    GroupState.PartiallyFilled _,
                    GroupState.Active _,
                    GroupState.Failed _ -> null;
        };
    }
}
