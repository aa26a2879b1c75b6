package dev.tradewind.broker.orders.application;

import dev.tradewind.engine.orders.Execution;
import dev.tradewind.engine.orders.OrderDesk;
import dev.tradewind.engine.orders.Receipt;
import io.quarkus.logging.Log;
import java.util.List;
import java.util.UUID;

/** Reads an account's executions after its high-water mark and books them (R2). Used by the account's one lane. */
public final class ReadFills {
    private static final int MOST_PAGES = 200;

    private final AccountTx tx;
    private final OrderDesk desk;
    private final Broker broker;

    public ReadFills(AccountTx tx, OrderDesk desk, Broker broker) {
        this.tx = tx;
        this.desk = desk;
        this.broker = broker;
    }

    /** Reads to the end; returns how many executions were new to the mark. */
    public int pass() {
        UUID account = tx.account().id();
        long mark = tx.read(sql -> sql.one(
                "select execution_mark from account where id = $1", row -> row.number("execution_mark"), account));
        int read = 0;
        for (int page = 0; page < MOST_PAGES; page++) {
            List<Broker.ReportedExecution> executions = broker.executionsAfter(account, mark);
            if (executions.isEmpty()) {
                return read;
            }
            for (Broker.ReportedExecution reported : executions) {
                book(reported);
                mark = Math.max(mark, reported.execution().sequence());
            }
            moveMark(account, mark);
            read += executions.size();
        }
        return read;
    }

    /** Books one execution; the same one again is harmless. */
    public void book(Broker.ReportedExecution reported) {
        Execution execution = reported.execution();
        Receipt receipt = new Receipt("executions", reported.digest(), execution.executedAt());
        if (desk.absorb(reported.clientOrderId(), execution, receipt).isEmpty()) {
            // not our order: the reconcile shows it as external and books the difference of the position (R4)
            Log.warnf(
                    "execution without a row accountId=%s clientOrderId=%s executionId=%s",
                    tx.account().id(), reported.clientOrderId(), execution.id());
        }
    }

    private void moveMark(UUID account, long mark) {
        tx.writing(sql -> sql.update(
                "update account set execution_mark = greatest(execution_mark, $2) where id = $1", account, mark));
    }
}
