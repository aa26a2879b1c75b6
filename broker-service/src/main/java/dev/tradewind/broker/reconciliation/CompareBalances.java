package dev.tradewind.broker.reconciliation;

import dev.tradewind.broker.accounts.Holdings;
import dev.tradewind.broker.orders.application.AccountTx;
import dev.tradewind.broker.orders.application.Broker;
import dev.tradewind.broker.orders.application.OrderMeters;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.contracts.events.IncidentRaisedV1;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.kit.events.Event;
import dev.tradewind.kit.events.EventLog;
import dev.tradewind.kit.ids.Ids;
import dev.tradewind.kit.tenancy.Sql;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Holds our books against the broker's balances. A difference that two passes agree on is booked as an adjustment row with an
 * alarm (R4, R6); it never leads to a trade.
 */
public final class CompareBalances {
    private final AccountTx tx;
    private final Holdings holdings;
    private final EventLog events;
    private final OrderMeters meters;
    private final Ids ids;
    private final InstantSource clock;
    private Map<String, BigDecimal> lastDifferences = Map.of();

    public CompareBalances(
            AccountTx tx, Holdings holdings, EventLog events, OrderMeters meters, Ids ids, InstantSource clock) {
        this.tx = tx;
        this.holdings = holdings;
        this.events = events;
        this.meters = meters;
        this.ids = ids;
        this.clock = clock;
    }

    /** Compares with balances that were read when no execution was outstanding; true when they agree. */
    public boolean pass(Broker.Balances balances) {
        Map<String, BigDecimal> differences = tx.read(sql -> differences(sql, balances));
        meters.drift(
                tx.account().id(),
                differences.values().stream()
                        .map(BigDecimal::abs)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .doubleValue());
        Map<String, BigDecimal> before = lastDifferences;
        lastDifferences = differences;
        if (differences.isEmpty()) {
            return true;
        }
        if (before.equals(differences)) {
            tx.writing(sql -> differences.forEach((asset, quantity) -> book(sql, asset, quantity)));
            lastDifferences = Map.of();
        }
        return false;
    }

    private Map<String, BigDecimal> differences(Sql sql, Broker.Balances balances) {
        UUID account = tx.account().id();
        Map<String, BigDecimal> ours = holdings.byAsset(sql, account);
        Map<String, BigDecimal> differences = new HashMap<>();
        TreeSet<String> assets = new TreeSet<>(ours.keySet());
        assets.addAll(balances.holdings().keySet());
        for (String asset : assets) {
            BigDecimal theirs =
                    balances.holdings().getOrDefault(asset, Quantity.ZERO).value();
            put(differences, asset, theirs.subtract(ours.getOrDefault(asset, BigDecimal.ZERO)));
        }
        BigDecimal cash = sql.one("select cash from account where id = $1", row -> row.decimal("cash"), account);
        put(
                differences,
                balances.cash().currency().code(),
                balances.cash().amount().subtract(cash));
        return differences;
    }

    private static void put(Map<String, BigDecimal> differences, String asset, BigDecimal difference) {
        if (difference.signum() != 0) {
            differences.put(asset, difference.stripTrailingZeros());
        }
    }

    private void book(Sql sql, String asset, BigDecimal quantity) {
        UUID account = tx.account().id();
        Instant now = clock.instant();
        holdings.adjust(sql, ids.next(), tx.account(), asset, quantity, "BROKER_DIFFERENCE", now);
        events.append(
                sql,
                Event.of(
                        EventTypes.INCIDENT_RAISED,
                        tx.account().userId(),
                        account,
                        0,
                        new IncidentRaisedV1(
                                "BROKER_DRIFT",
                                "URGENT",
                                account,
                                null,
                                "The broker's balance differs from our books",
                                "The broker has " + quantity.toPlainString() + " " + asset
                                        + " more than the sum of our executions. It was booked as an adjustment.",
                                now)));
    }
}
