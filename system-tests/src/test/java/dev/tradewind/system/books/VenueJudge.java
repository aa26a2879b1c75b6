package dev.tradewind.system.books;

import dev.tradewind.system.books.Table.Row;
import dev.tradewind.system.books.Verdict.Fault;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Recomputes the venue's accounts from its own executions and adjustments (R6). */
final class VenueJudge {
    private static final String QUOTE = "USDT";

    private final Connection venue;
    private final Verdict verdict;

    VenueJudge(Connection venue, Verdict verdict) {
        this.venue = venue;
        this.verdict = verdict;
    }

    void judge() throws SQLException {
        var cash = new HashMap<String, BigDecimal>();
        var held = new HashMap<String, BigDecimal>();
        for (Row row : Table.read(venue, "select account_id, asset, amount from venue_adjustment order by sequence")) {
            if (row.text("asset").equals(QUOTE)) {
                cash.merge(row.text("account_id"), row.decimal("amount"), BigDecimal::add);
            } else {
                held.merge(row.text("account_id") + " " + row.text("asset"), row.decimal("amount"), BigDecimal::add);
            }
        }
        for (Row row : Table.read(venue, "select * from venue_execution order by sequence")) {
            book(row, cash, held);
        }
        compareCash(cash);
        compareHoldings(held);
        compareOrders();
    }

    private void book(Row row, Map<String, BigDecimal> cash, Map<String, BigDecimal> held) {
        boolean isBuy = row.text("side").equals("BUY");
        String account = row.text("account_id");
        String asset = account + " " + row.text("symbol").split("/", -1)[0];
        boolean feeInQuote = row.text("fee_asset").equals(QUOTE);
        BigDecimal notional = row.decimal("notional");
        BigDecimal quantity = row.decimal("quantity");
        cash.merge(account, isBuy ? notional.negate() : notional, BigDecimal::add);
        held.merge(asset, isBuy ? quantity : quantity.negate(), BigDecimal::add);
        if (feeInQuote) {
            cash.merge(account, row.decimal("fee").negate(), BigDecimal::add);
        } else {
            held.merge(asset, row.decimal("fee").negate(), BigDecimal::add);
        }
        if (held.get(asset).signum() < 0) {
            verdict.add(
                    Fault.OVERSOLD, "venue account " + asset + " is below zero at execution " + row.text("sequence"));
        }
    }

    private void compareCash(Map<String, BigDecimal> cash) throws SQLException {
        for (Row row : Table.read(venue, "select account_id, cash from venue_account")) {
            BigDecimal expected = cash.getOrDefault(row.text("account_id"), BigDecimal.ZERO);
            if (expected.compareTo(row.decimal("cash")) != 0) {
                verdict.add(
                        Fault.CASH,
                        "venue account " + row.text("account_id") + " has " + row.decimal("cash")
                                + ", its executions say " + expected);
            }
        }
    }

    private void compareHoldings(Map<String, BigDecimal> held) throws SQLException {
        for (Row row : Table.read(venue, "select account_id, symbol, quantity from venue_balance")) {
            String asset = row.text("account_id") + " " + row.text("symbol").split("/", -1)[0];
            BigDecimal expected = held.getOrDefault(asset, BigDecimal.ZERO);
            if (expected.compareTo(row.decimal("quantity")) != 0) {
                verdict.add(
                        Fault.CASH,
                        "venue holding " + asset + " is " + row.decimal("quantity") + ", its executions say "
                                + expected);
            }
        }
    }

    private void compareOrders() throws SQLException {
        List<Row> wrong = Table.read(venue, """
                select o.client_order_id, o.filled_quantity, o.quantity, coalesce(sum(e.quantity), 0) as executed
                from venue_order o left join venue_execution e using (account_id, client_order_id)
                group by o.account_id, o.client_order_id, o.filled_quantity, o.quantity
                having o.filled_quantity <> coalesce(sum(e.quantity), 0) or o.filled_quantity > o.quantity""");
        for (Row row : wrong) {
            verdict.add(
                    Fault.CASH,
                    "venue order " + row.text("client_order_id") + " says filled " + row.decimal("filled_quantity")
                            + ", its executions say " + row.decimal("executed"));
        }
    }
}
