package dev.tradewind.broker.orders.persistence;

import dev.tradewind.broker.orders.application.AccountTx;
import dev.tradewind.broker.orders.application.EntryGate;
import dev.tradewind.broker.orders.application.KillGate;
import dev.tradewind.broker.orders.application.TradingAccount;
import dev.tradewind.engine.orders.ClaimDecision;
import dev.tradewind.engine.orders.ClaimTerms;
import dev.tradewind.engine.orders.ClientOrderId;
import dev.tradewind.engine.orders.Gate;
import dev.tradewind.engine.orders.Order;
import dev.tradewind.engine.orders.OrderChange;
import dev.tradewind.engine.orders.OrderId;
import dev.tradewind.engine.orders.OrderStore;
import dev.tradewind.kit.tenancy.Sql;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The orders of one account as the holder of its lease sees them. Each method is one transaction; every write holds the
 * lease row, so that it commits only while the lease is ours (R15).
 */
public final class PostgresOrderStore implements OrderStore {
    private final AccountTx tx;
    private final OrderRows rows;
    private final OrderJournal journal;
    private final KillGate killGate;
    private final EntryGate gate;
    private final InstantSource clock;

    public PostgresOrderStore(
            AccountTx tx,
            OrderRows rows,
            OrderJournal journal,
            KillGate killGate,
            EntryGate gate,
            InstantSource clock) {
        this.tx = tx;
        this.rows = rows;
        this.journal = journal;
        this.killGate = killGate;
        this.gate = gate;
        this.clock = clock;
    }

    @Override
    public Optional<Order> find(OrderId id) {
        return tx.read(sql -> rows.find(sql, id.value()));
    }

    @Override
    public Optional<Order> findByClientOrderId(ClientOrderId id) {
        return tx.read(sql -> rows.findByClientOrderId(sql, id));
    }

    /**
     * Also those of our own fence: the one thread that works under a lease asks before it sends anything, so whatever is in
     * SUBMITTING then was left by somebody who failed.
     */
    @Override
    public List<OrderId> abandoned(UUID accountId) {
        return tx.read(sql -> sql.list("""
                        select o.id from order_intent o join order_attempt a on a.order_id = o.id and a.number = o.attempt
                        where o.account_id = $1 and o.state = 'SUBMITTING' and a.fence <= $2""", row -> new OrderId(row.uuid("id")), accountId, tx.fence()));
    }

    @Override
    public OrderChange change(OrderId id, Function<Order, OrderChange> decision) {
        return tx.write(sql -> {
            Order order = lock(sql, id);
            OrderChange change = decision.apply(order);
            journal.write(sql, account().userId(), change, clock.instant());
            return change;
        });
    }

    @Override
    public ClaimDecision claim(OrderId id, ClaimTerms terms) {
        return tx.write(sql -> {
            // C-58: shared locks first, then the rows; a kill that committed before is seen, one that comes later waits
            killGate.lockShared(sql, account().userId(), account().id());
            Order order = lock(sql, id);
            Instant now = clock.instant();
            Gate read = gate.read(sql, account(), order, now);
            ClaimDecision decision = ClaimDecision.decide(order, read, terms, now);
            switch (decision) {
                case ClaimDecision.Won won -> journal.write(sql, account().userId(), won.change(), now);
                case ClaimDecision.Ended ended -> journal.write(sql, account().userId(), ended.change(), now);
                case ClaimDecision.NotNow _, ClaimDecision.Moved _ -> {}
            }
            return decision;
        });
    }

    private Order lock(Sql sql, OrderId id) {
        UUID groupId =
                rows.groupOf(sql, id.value()).orElseThrow(() -> new IllegalStateException("order " + id + " is gone"));
        journal.lockGroup(sql, account().userId(), groupId);
        return rows.lock(sql, id.value());
    }

    private TradingAccount account() {
        return tx.account();
    }
}
