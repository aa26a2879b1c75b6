package dev.tradewind.broker.positions.persistence;

import dev.tradewind.broker.killswitch.KillMode;
import dev.tradewind.broker.killswitch.KillSwitches;
import dev.tradewind.broker.orders.application.OrderBookkeeping;
import dev.tradewind.broker.orders.application.OrderSnapshot;
import dev.tradewind.broker.positions.application.LoadedGroup;
import dev.tradewind.broker.positions.application.StoredGroup;
import dev.tradewind.broker.positions.application.Translation;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.engine.orders.Order;
import dev.tradewind.engine.orders.OrderKey;
import dev.tradewind.engine.orders.OrderType;
import dev.tradewind.engine.positions.Adjustment;
import dev.tradewind.engine.positions.CloseReason;
import dev.tradewind.engine.positions.ExitRequest;
import dev.tradewind.engine.positions.Fill;
import dev.tradewind.engine.positions.GroupOrder;
import dev.tradewind.engine.positions.GroupSnapshot;
import dev.tradewind.engine.positions.GroupState;
import dev.tradewind.engine.positions.Leg;
import dev.tradewind.engine.positions.Pyramid;
import dev.tradewind.engine.positions.PyramidStatus;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.SqlRow;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads everything that decides about a group. */
@Singleton
class SnapshotRows {
    private final OrderBookkeeping orders;
    private final KillSwitches killSwitches;

    SnapshotRows(OrderBookkeeping orders, KillSwitches killSwitches) {
        this.orders = orders;
        this.killSwitches = killSwitches;
    }

    private record LegRow(
            int pyramid,
            PyramidStatus status,
            UUID signalId,
            BigDecimal basePrice,
            Instant validUntil,
            @Nullable Leg leg) {}

    /** A request for an exit that is still open, and the signal that asked for it. */
    private record Asked(ExitRequest request, @Nullable UUID signalId) {}

    /** All questions go out together: one round trip. */
    LoadedGroup load(Sql sql, StoredGroup group) {
        Supplier<List<LegRow>> askedLegs = sql.ask("""
                select p.pyramid, p.status, p.signal_id, p.base_price, p.valid_until,
                       l.leg, l.order_type, l.price, l.quantity, l.take_profit_percent
                from pyramid p left join leg l on l.group_id = p.group_id and l.pyramid = p.pyramid
                where p.group_id = $1 order by p.pyramid, l.leg""", SnapshotRows::legRow, group.id());
        Supplier<List<OrderSnapshot>> askedOrders = orders.askOrdersOf(sql, group.id());
        Supplier<List<Asked>> askedExits = sql.ask(
                "select * from exit_request where group_id = $1 and outcome is null order by requested_at, id",
                SnapshotRows::asked,
                group.id());
        Supplier<List<Adjustment>> adjustments = sql.ask(
                "select * from group_adjustment where group_id = $1 order by at, id",
                SnapshotRows::adjustment,
                group.id());
        Supplier<List<String>> incidents =
                sql.ask("select key from group_incident where group_id = $1", row -> row.text("key"), group.id());
        Supplier<KillMode> killMode = killSwitches.askModeOf(sql, group.userId(), group.accountId());
        // until the account was compared with the broker, nobody knows whether its quantity is the sum of our
        // executions
        Supplier<List<Boolean>> isReconciled = sql.ask(
                "select state = 'READY' as ready from account where id = $1",
                row -> row.bool("ready"),
                group.accountId());

        List<LegRow> legs = askedLegs.get();
        List<OrderSnapshot> stored = askedOrders.get();
        List<Asked> exits = askedExits.get();
        CloseReason reason = group.closeReason() == null ? CloseReason.MANUAL_CLOSE : group.closeReason();
        var snapshot = new GroupSnapshot(
                group.id(),
                group.kind(),
                GroupState.of(group.status(), reason, group.statusSince()),
                group.side(),
                Translation.instrument(group.instrument()),
                Translation.rules(group.configuration()),
                pyramids(legs),
                stored.stream().map(SnapshotRows::order).toList(),
                exits.stream().map(Asked::request).toList(),
                adjustments.get(),
                new HashSet<>(incidents.get()),
                group.closeGivenUpAt(),
                // every broker so far rests a pair on one holding
                true,
                !killMode.get().letsEntriesPass(),
                isReconciled.get().contains(true));
        Map<OrderKey, UUID> orderIds = new HashMap<>();
        stored.forEach(order ->
                orderIds.put(order.order().intent().key(), order.order().id().value()));
        Map<Integer, UUID> signals = new HashMap<>();
        legs.forEach(row -> signals.put(row.pyramid(), row.signalId()));
        return new LoadedGroup(snapshot, orderIds, signals, lastSignal(exits));
    }

    private static @Nullable UUID lastSignal(List<Asked> exits) {
        UUID last = null;
        for (Asked exit : exits) {
            last = exit.signalId() == null ? last : exit.signalId();
        }
        return last;
    }

    private static List<Pyramid> pyramids(List<LegRow> rows) {
        Map<Integer, List<LegRow>> byPyramid = new TreeMap<>();
        rows.forEach(row -> byPyramid
                .computeIfAbsent(row.pyramid(), unused -> new ArrayList<>())
                .add(row));
        return byPyramid.values().stream()
                .map(legs -> {
                    LegRow first = legs.getFirst();
                    return new Pyramid(
                            first.pyramid(),
                            first.status(),
                            Price.of(first.basePrice()),
                            first.validUntil(),
                            legs.stream()
                                    .map(LegRow::leg)
                                    .filter(leg -> leg != null)
                                    .toList());
                })
                .toList();
    }

    static GroupOrder order(OrderSnapshot snapshot) {
        Order order = snapshot.order();
        List<Fill> fills = order.executions().effective().stream()
                .map(execution -> new Fill(
                        execution.id(),
                        execution.price(),
                        execution.quantity(),
                        execution.notional(),
                        execution.fee(),
                        execution.part(),
                        execution.executedAt(),
                        execution.sequence()))
                .toList();
        return new GroupOrder(
                order.intent().key(),
                order.intent().spec(),
                order.status(),
                fills,
                // a bust lowers what counts, never what the venue once reported: an ended order has nothing open
                order.isEnded() ? Quantity.ZERO : order.reportedFilled(),
                order.isCancelRequested(),
                snapshot.createdAt(),
                snapshot.acknowledgedAt(),
                snapshot.endedAt());
    }

    private static Asked asked(SqlRow row) {
        return new Asked(
                new ExitRequest(
                        row.uuid("id"),
                        row.constant("kind", ExitRequest.Kind.class),
                        row.has("percent") ? Percent.of(row.decimal("percent")) : null,
                        row.instant("requested_at"),
                        row.has("target") ? Quantity.of(row.decimal("target")) : null,
                        row.integer("first_generation")),
                row.uuid("signal_id"));
    }

    private static Adjustment adjustment(SqlRow row) {
        return new Adjustment(
                row.constant("kind", Adjustment.Kind.class),
                Quantity.of(row.decimal("quantity")),
                Price.of(row.decimal("price")),
                row.instant("at"));
    }

    private static LegRow legRow(SqlRow row) {
        Leg leg = row.has("leg")
                ? new Leg(
                        row.integer("leg"),
                        row.constant("order_type", OrderType.class),
                        Price.of(row.decimal("price")),
                        Quantity.of(row.decimal("quantity")),
                        Percent.of(row.decimal("take_profit_percent")))
                : null;
        return new LegRow(
                row.integer("pyramid"),
                row.constant("status", PyramidStatus.class),
                row.uuid("signal_id"),
                row.decimal("base_price"),
                row.instant("valid_until"),
                leg);
    }
}
