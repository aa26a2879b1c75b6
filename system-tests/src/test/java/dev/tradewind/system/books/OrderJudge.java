package dev.tradewind.system.books;

import dev.tradewind.system.books.Table.Row;
import dev.tradewind.system.books.Verdict.Fault;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Compares our orders and executions with the venue's tables, row by row. */
final class OrderJudge {
    private static final Set<String> ENDED = Set.of("FILLED", "CANCELLED", "EXPIRED", "REJECTED");
    private static final Set<String> OVER = Set.of("CLOSED", "FAILED");
    private static final Set<String> OPEN_AT_VENUE = Set.of("NEW", "PARTIALLY_FILLED");

    private final Connection broker;
    private final Connection venue;
    private final Verdict verdict;

    OrderJudge(Connection broker, Connection venue, Verdict verdict) {
        this.broker = broker;
        this.venue = venue;
        this.verdict = verdict;
    }

    void judge() throws SQLException {
        Map<String, Row> ours = byKey(broker, "select * from order_intent", "client_order_id");
        compareOrders(ours);
        compareExecutions(ours);
        compareCash();
        compareEntriesWithPlan(ours);
        holdingOfEachGroup();
    }

    private void compareOrders(Map<String, Row> ours) throws SQLException {
        Set<String> seen = new HashSet<>();
        for (Row theirs : Table.read(venue, "select * from venue_order")) {
            String id = theirs.text("client_order_id");
            Row mine = ours.get(id);
            seen.add(id);
            if (mine == null) {
                verdict.add(Fault.ORPHAN, "the venue has order " + id + ", we have no row of it");
            } else if (!mine.text("account_id").equals(theirs.text("account_id"))) {
                verdict.add(Fault.ORPHAN, "order " + id + " is in another account at the venue");
            } else {
                compareOrder(mine, theirs);
            }
        }
        for (Row mine : ours.values()) {
            boolean wasAccepted =
                    !mine.isNull("acknowledged_at") || mine.decimal("filled").signum() > 0;
            if (wasAccepted && !seen.contains(mine.text("client_order_id"))) {
                verdict.add(Fault.LOST, "order " + mine.text("client_order_id") + " is not at the venue");
            }
        }
    }

    private void compareOrder(Row mine, Row theirs) {
        String id = mine.text("client_order_id");
        boolean isOpenThere = OPEN_AT_VENUE.contains(theirs.text("status"));
        boolean hasEndedHere = ENDED.contains(mine.text("state"));
        if (isOpenThere && hasEndedHere) {
            verdict.add(
                    Fault.ORPHAN, "order " + id + " ended here as " + mine.text("state") + " and is open at the venue");
        }
        if (!isOpenThere && !hasEndedHere) {
            verdict.add(
                    Fault.STUCK,
                    "order " + id + " ended at the venue as " + theirs.text("status") + " and is " + mine.text("state")
                            + " here");
        }
        if (mine.decimal("filled").compareTo(theirs.decimal("filled_quantity")) != 0) {
            verdict.add(
                    Fault.LOST,
                    "order " + id + " filled " + theirs.decimal("filled_quantity") + " at the venue, "
                            + mine.decimal("filled") + " here");
        }
        if (mine.decimal("quantity").compareTo(theirs.decimal("quantity")) != 0) {
            verdict.add(Fault.DOUBLED, "order " + id + " has another quantity at the venue");
        }
    }

    private void compareExecutions(Map<String, Row> ours) throws SQLException {
        var byId = new HashMap<String, String>();
        ours.forEach((client, row) -> byId.put(row.text("id"), client));
        var booked = new HashMap<String, Integer>();
        for (Row row : Table.read(broker, "select * from execution where kind = 'TRADE'")) {
            booked.merge(mark(byId.getOrDefault(row.text("order_id"), "?"), row), 1, Integer::sum);
        }
        for (Row row : Table.read(venue, "select * from venue_execution")) {
            String mark = mark(row.text("client_order_id"), row);
            Integer times = booked.remove(mark);
            if (times == null) {
                verdict.add(Fault.LOST, "execution " + mark + " is not booked");
            } else if (times > 1) {
                verdict.add(Fault.DOUBLED, "execution " + mark + " is booked " + times + " times");
            }
        }
        booked.keySet().forEach(mark -> verdict.add(Fault.DOUBLED, "execution " + mark + " never happened"));
    }

    private static String mark(String clientOrderId, Row row) {
        return row.text("account_id") + " " + clientOrderId + " #" + row.text("sequence") + " " + row.text("side") + " "
                + plain(row.decimal("quantity")) + " at " + plain(row.decimal("price")) + " = "
                + plain(row.decimal("notional")) + " fee " + plain(row.decimal("fee"));
    }

    private void compareCash() throws SQLException {
        Map<String, Row> theirs = byKey(venue, "select account_id, cash from venue_account", "account_id");
        for (Row mine : Table.read(broker, "select id, cash from account")) {
            Row account = theirs.get(mine.text("id"));
            if (account != null && account.decimal("cash").compareTo(mine.decimal("cash")) != 0) {
                verdict.add(
                        Fault.CASH,
                        "account " + mine.text("id") + " has " + mine.decimal("cash") + " here and "
                                + account.decimal("cash") + " at the venue");
            }
        }
        compareAdjustments();
    }

    // what is no execution must be one of the venue's own entries, such as the opening credit; anything else is a
    // difference
    private void compareAdjustments() throws SQLException {
        var sums = new HashMap<String, BigDecimal>();
        for (Row row : Table.read(venue, "select account_id, asset, amount from venue_adjustment")) {
            sums.merge(row.text("account_id") + " " + row.text("asset"), row.decimal("amount"), BigDecimal::add);
        }
        for (Row row : Table.read(broker, "select account_id, asset, quantity from position_adjustment")) {
            sums.merge(
                    row.text("account_id") + " " + row.text("asset"),
                    row.decimal("quantity").negate(),
                    BigDecimal::add);
        }
        sums.forEach((asset, difference) -> {
            if (difference.signum() != 0) {
                verdict.add(Fault.CASH, "adjustments of " + asset + " differ from the venue's by " + difference);
            }
        });
    }

    // generations of one leg together never buy more than was approved for it (R10)
    private void compareEntriesWithPlan(Map<String, Row> ours) throws SQLException {
        var planned = new HashMap<String, BigDecimal>();
        for (Row row : Table.read(broker, "select group_id, pyramid, leg, quantity from leg")) {
            planned.put(leg(row), row.decimal("quantity"));
        }
        var filled = new HashMap<String, BigDecimal>();
        for (Row row : ours.values()) {
            if (row.text("role").equals("ENTRY")) {
                filled.merge(leg(row), row.decimal("filled"), BigDecimal::add);
            }
        }
        filled.forEach((leg, quantity) -> {
            BigDecimal approved = planned.getOrDefault(leg, BigDecimal.ZERO);
            if (quantity.compareTo(approved) > 0) {
                verdict.add(Fault.DOUBLED, "leg " + leg + " bought " + quantity + " of " + approved);
            }
        });
    }

    private static String leg(Row row) {
        return row.text("group_id") + " " + row.text("pyramid") + " " + row.text("leg");
    }

    // position = executions + adjustments (R6); over means that nothing is left, and nothing was sold that was not held
    // (R7)
    private void holdingOfEachGroup() throws SQLException {
        var held = new HashMap<String, BigDecimal>();
        for (Row row : Table.read(broker, "select group_id, side, quantity from execution")) {
            BigDecimal quantity = row.decimal("quantity");
            held.merge(
                    row.text("group_id"),
                    row.text("side").equals("BUY") ? quantity : quantity.negate(),
                    BigDecimal::add);
        }
        for (Row row : Table.read(broker, "select group_id, kind, quantity from group_adjustment")) {
            BigDecimal quantity = row.decimal("quantity");
            held.merge(
                    row.text("group_id"),
                    row.text("kind").equals("MOVED_IN") ? quantity : quantity.negate(),
                    BigDecimal::add);
        }
        for (Row row : Table.read(broker, "select id, status from position_group")) {
            BigDecimal rest = held.getOrDefault(row.text("id"), BigDecimal.ZERO);
            if (rest.signum() < 0) {
                verdict.add(
                        Fault.OVERSOLD, "group " + row.text("id") + " sold " + rest.negate() + " more than it held");
            }
            if (rest.signum() > 0 && OVER.contains(row.text("status"))) {
                verdict.add(Fault.LOST, "group " + row.text("id") + " is over and still holds " + rest);
            }
        }
    }

    private static Map<String, Row> byKey(Connection connection, String query, String key) throws SQLException {
        var rows = new HashMap<String, Row>();
        for (Row row : Table.read(connection, query)) {
            rows.put(row.text(key), row);
        }
        return rows;
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
