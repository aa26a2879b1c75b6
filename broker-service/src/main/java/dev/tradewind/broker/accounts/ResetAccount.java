package dev.tradewind.broker.accounts;

import dev.tradewind.broker.orders.application.AccountWork;
import dev.tradewind.broker.orders.application.Broker;
import dev.tradewind.broker.orders.application.Brokers;
import dev.tradewind.broker.orders.application.TradingAccount;
import dev.tradewind.contracts.events.AuditedActionV1;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.kit.events.Event;
import dev.tradewind.kit.events.EventLog;
import dev.tradewind.kit.ids.Ids;
import dev.tradewind.kit.problem.Conflict;
import dev.tradewind.kit.problem.Unavailable;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.TenantTx;
import io.quarkus.logging.Log;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Use case: a paper account goes back to its opening cash (B-10). The difference is an adjustment with its source (R6). */
@Singleton
public class ResetAccount {
    private final TenantTx tx;
    private final Brokers brokers;
    private final Holdings holdings;
    private final EventLog events;
    private final AccountWork lanes;
    private final Ids ids;
    private final InstantSource clock;

    @Inject
    ResetAccount(
            TenantTx tx,
            Brokers brokers,
            Holdings holdings,
            EventLog events,
            AccountWork lanes,
            Ids ids,
            InstantSource clock) {
        this.tx = tx;
        this.brokers = brokers;
        this.holdings = holdings;
        this.events = events;
        this.lanes = lanes;
        this.ids = ids;
        this.clock = clock;
    }

    /** Entries stay off from the first commit to the next clean comparison, so that nothing starts in between. */
    void handle(UUID userId, TradingAccount account, @Nullable String ip) {
        tx.run(userId, sql -> {
            requireNothingOpen(sql, account);
            sql.update("update account set state = 'RECONCILING' where id = $1", account.id());
        });
        Broker.Balances balances;
        try {
            balances = brokers.of(account).reset(account.id());
        } catch (Broker.BrokerUnavailable silent) {
            Log.warnf("paper account not reset accountId=%s reason=%s", account.id(), silent.getMessage());
            throw Unavailable.of("VENUE_UNAVAILABLE", "The paper venue cannot be reached at the moment.");
        }
        tx.run(userId, sql -> book(sql, account, balances, ip));
        lanes.wake(account.id());
    }

    private void requireNothingOpen(Sql sql, TradingAccount account) {
        sql.one("select id from account where id = $1 for update", row -> row.uuid("id"), account.id());
        long open = sql.one("""
                select count(*) as n from order_intent
                where account_id = $1 and state not in ('FILLED', 'CANCELLED', 'EXPIRED', 'REJECTED')""", row -> row.number("n"), account.id());
        if (open > 0) {
            throw Conflict.of("ORDERS_OPEN", "Close your positions and orders first; " + open + " orders are open.");
        }
        if (!holdings.byAsset(sql, account.id()).isEmpty()) {
            throw Conflict.of("POSITIONS_OPEN", "Close your positions first.");
        }
    }

    private void book(Sql sql, TradingAccount account, Broker.Balances balances, @Nullable String ip) {
        Instant now = clock.instant();
        BigDecimal cash =
                sql.one("select cash from account where id = $1 for update", row -> row.decimal("cash"), account.id());
        BigDecimal difference = balances.cash().amount().subtract(cash);
        if (difference.signum() != 0) {
            holdings.adjust(
                    sql, ids.next(), account, balances.cash().currency().code(), difference, "PAPER_RESET", now);
        }
        events.append(
                sql,
                Event.of(
                        EventTypes.actionAudited("broker"),
                        account.userId(),
                        account.id(),
                        0,
                        new AuditedActionV1(
                                account.userId().toString(),
                                "paper_account.reset",
                                "account",
                                account.id().toString(),
                                "{\"cash\":\"" + cash.toPlainString() + "\"}",
                                "{\"cash\":\"" + balances.cash().amount().toPlainString() + "\"}",
                                null,
                                ip,
                                now)));
    }
}
