package dev.tradewind.broker.reconciliation;

import dev.tradewind.broker.orders.application.AccountTx;
import dev.tradewind.broker.orders.application.Broker;
import dev.tradewind.broker.orders.application.ReadFills;
import dev.tradewind.engine.orders.OrderReport;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/**
 * The two monitors of one account (D-14): fills every 10 s, everything every 60 s. Either ends well or changes nothing but an
 * age: a failed read is no information (R2). Used by the account's one lane.
 */
public final class ReconcileAccount {
    private static final int MOST_PAGES = 200;
    private static final int MOST_READS = 10;

    private final AccountTx tx;
    private final Broker broker;
    private final ReadFills fills;
    private final CompareOrders orders;
    private final Strangers strangers;
    private final CompareBalances balances;
    private final InstantSource clock;

    public ReconcileAccount(
            AccountTx tx,
            Broker broker,
            ReadFills fills,
            CompareOrders orders,
            Strangers strangers,
            CompareBalances balances,
            InstantSource clock) {
        this.tx = tx;
        this.broker = broker;
        this.fills = fills;
        this.orders = orders;
        this.strangers = strangers;
        this.balances = balances;
        this.clock = clock;
    }

    /** Executions after the mark and the open orders; returns how many executions it read. */
    public int readFills() {
        int read = fills.pass();
        orders.pass();
        tx.writing(sql -> sql.update(
                "update account set fills_read_at = $2 where id = $1",
                tx.account().id(),
                clock.instant()));
        return read;
    }

    /** Until the first clean pass of {@link #everything} no entry goes out (R20). */
    public void begin() {
        broker.open(tx.account().id());
        tx.writing(sql -> sql.update(
                "update account set state = 'RECONCILING' where id = $1 and state in ('OPENING', 'READY')",
                tx.account().id()));
    }

    /** Open and closed orders, executions, balances and positions, paged to the end; true when the books agree. */
    public boolean everything() {
        UUID account = tx.account().id();
        fills.pass();
        readChangedOrders(account);
        List<OrderReport> unexplained = orders.pass();
        strangers.seen(unexplained);
        boolean isClean = balances.pass(balancesOfOneMoment(account));
        if (isClean) {
            tx.writing(sql -> sql.update("""
                    update account set state = 'READY', reconciled_at = $2, fills_read_at = $2
                    where id = $1""", account, clock.instant()));
        }
        return isClean;
    }

    /** Read again while something executes, so that balances and executions are of the same moment. */
    private Broker.Balances balancesOfOneMoment(UUID account) {
        for (int read = 0; read < MOST_READS; read++) {
            Broker.Balances found = broker.balances(account);
            if (fills.pass() == 0) {
                return found;
            }
        }
        throw new Broker.BrokerUnavailable("balances do not stand still long enough to be compared");
    }

    private void readChangedOrders(UUID account) {
        long mark = tx.read(sql ->
                sql.one("select order_mark from account where id = $1", row -> row.number("order_mark"), account));
        for (int page = 0; page < MOST_PAGES; page++) {
            List<OrderReport> changed = broker.ordersAfter(account, mark);
            if (changed.isEmpty()) {
                return;
            }
            for (OrderReport report : changed) {
                orders.takeIn(report);
                mark = Math.max(mark, report.sequence());
            }
            long reached = mark;
            tx.writing(sql -> sql.update(
                    "update account set order_mark = greatest(order_mark, $2) where id = $1", account, reached));
        }
    }
}
