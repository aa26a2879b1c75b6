package dev.tradewind.broker.reconciliation;

import dev.tradewind.broker.orders.application.AccountTx;
import dev.tradewind.broker.orders.application.Broker;
import dev.tradewind.broker.orders.application.ReadFills;
import dev.tradewind.engine.orders.OrderChange;
import dev.tradewind.engine.orders.OrderDesk;
import dev.tradewind.engine.orders.OrderFlag;
import dev.tradewind.engine.orders.OrderId;
import dev.tradewind.engine.orders.OrderReport;
import dev.tradewind.engine.orders.OrderStatus;
import dev.tradewind.kit.tenancy.Sql;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Holds our order rows against the broker's list of open orders. What the broker shows is taken in; what it does not show any
 * more is looked up one by one, because a missing line proves nothing (R2).
 */
public final class CompareOrders {
    private final AccountTx tx;
    private final OrderDesk desk;
    private final Broker broker;
    private final ReadFills fills;

    public CompareOrders(AccountTx tx, OrderDesk desk, Broker broker, ReadFills fills) {
        this.tx = tx;
        this.desk = desk;
        this.broker = broker;
        this.fills = fills;
    }

    private record Row(OrderId id, OrderStatus state, long venueSequence) {}

    /** Takes in every open order; returns the open orders that have no row. */
    public List<OrderReport> pass() {
        UUID account = tx.account().id();
        List<OrderReport> open = broker.openOrders(account);
        Map<String, Row> rows = tx.read(sql -> rows(sql, account));
        Set<String> seen = new HashSet<>();
        List<OrderReport> strangers = open.stream()
                .filter(report -> {
                    seen.add(report.clientOrderId().value());
                    Row row = rows.get(report.clientOrderId().value());
                    boolean isNews = row == null
                            || report.sequence() > row.venueSequence()
                            || !row.state().isAtVenue();
                    return isNews && !takeIn(report);
                })
                .toList();
        for (Map.Entry<String, Row> row : rows.entrySet()) {
            if (row.getValue().state().isAtVenue() && !seen.contains(row.getKey())) {
                desk.refresh(row.getValue().id());
            }
        }
        return strangers;
    }

    /** Takes in one view of an order; false when no row has its id. */
    public boolean takeIn(OrderReport report) {
        Optional<OrderChange> change = desk.absorb(report);
        if (change.isPresent()
                && report.status().isOver()
                && !change.get().after().isEnded()) {
            fills.pass(); // an end waits for its executions
            change = desk.absorb(report);
        }
        change.filter(taken -> taken.flags().contains(OrderFlag.OPEN_AFTER_END))
                // the orphan guard (D-13): our row is over, so the order at the broker must be too
                .ifPresent(_ -> broker.venue(tx.account().id()).cancel(report.clientOrderId()));
        return change.isPresent();
    }

    private static Map<String, Row> rows(Sql sql, UUID account) {
        Map<String, Row> rows = new HashMap<>();
        sql.list(
                """
                select id, client_order_id, state, venue_sequence from order_intent
                where account_id = $1 and state not in ('INTENT', 'FILLED', 'CANCELLED', 'EXPIRED', 'REJECTED')""",
                row -> rows.put(
                        row.text("client_order_id"),
                        new Row(
                                new OrderId(row.uuid("id")),
                                row.constant("state", OrderStatus.class),
                                row.number("venue_sequence"))),
                account);
        return rows;
    }
}
