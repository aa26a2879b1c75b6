package dev.tradewind.broker.orders.persistence;

import dev.tradewind.broker.orders.application.AccountWork;
import dev.tradewind.broker.orders.application.NewIntent;
import dev.tradewind.broker.orders.application.OrderBookkeeping;
import dev.tradewind.broker.orders.application.OrderSnapshot;
import dev.tradewind.broker.orders.application.OrdersConfig;
import dev.tradewind.engine.orders.Order;
import dev.tradewind.engine.orders.OrderId;
import dev.tradewind.engine.orders.OrderIdPrefix;
import dev.tradewind.engine.orders.OrderIntent;
import dev.tradewind.engine.orders.OrderStatus;
import dev.tradewind.kit.ids.Ids;
import dev.tradewind.kit.problem.Conflict;
import dev.tradewind.kit.problem.NotFound;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.web.Correlation;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Order bookkeeping in Postgres. The caller's transaction works for the order's user and holds the group's lock. */
@Singleton
public class PostgresOrderBookkeeping implements OrderBookkeeping {
    private final OrderRows rows;
    private final OrderJournal journal;
    private final AccountWork lanes;
    private final Ids ids;
    private final InstantSource clock;
    private final OrderIdPrefix prefix;

    @Inject
    PostgresOrderBookkeeping(
            OrderRows rows,
            OrderJournal journal,
            AccountWork lanes,
            Ids ids,
            InstantSource clock,
            OrdersConfig config) {
        this(rows, journal, lanes, ids, clock, new OrderIdPrefix(config.idPrefix(), config.restoreEpoch()));
    }

    /** For tests without a container. */
    public PostgresOrderBookkeeping(
            OrderRows rows,
            OrderJournal journal,
            AccountWork lanes,
            Ids ids,
            InstantSource clock,
            OrderIdPrefix prefix) {
        this.rows = rows;
        this.journal = journal;
        this.lanes = lanes;
        this.ids = ids;
        this.clock = clock;
        this.prefix = prefix;
    }

    @Override
    public UUID createIntent(Sql sql, NewIntent wish) {
        OrderIntent intent = OrderIntent.of(
                new OrderId(ids.next()), wish.accountId(), wish.key(), prefix, wish.spec(), clock.instant());
        UUID id = rows.insert(sql, intent, wish, Correlation.current());
        sql.afterCommit(() -> lanes.wake(wish.accountId()));
        return id;
    }

    @Override
    public void requestCancel(Sql sql, UUID orderId, String why) {
        Instant now = clock.instant();
        Order order = rows.lock(sql, orderId);
        journal.writeQuietly(sql, requireUser(sql), order.requestCancel(why, now), now);
        sql.afterCommit(() -> lanes.wake(order.intent().accountId()));
    }

    @Override
    public void confirmAbsent(Sql sql, UUID orderId, String who) {
        Instant now = clock.instant();
        UUID user = requireUser(sql);
        UUID groupId = rows.groupOf(sql, orderId).orElseThrow(NotFound::of);
        journal.lockGroup(sql, user, groupId);
        Order order = rows.lock(sql, orderId);
        if (order.status() != OrderStatus.REVIEW) {
            throw Conflict.of(
                    "NOT_IN_REVIEW", "Only an order in REVIEW waits for a person; this one is " + order.status() + ".");
        }
        journal.write(sql, user, order.confirmedAbsent(who, now), now);
        sql.afterCommit(() -> lanes.wake(order.intent().accountId()));
    }

    @Override
    public Supplier<List<OrderSnapshot>> askOrdersOf(Sql sql, UUID groupId) {
        return rows.askOfGroup(sql, groupId);
    }

    @Override
    public void wake(UUID accountId) {
        lanes.wake(accountId);
    }

    private static UUID requireUser(Sql sql) {
        UUID user = sql.user();
        if (user == null) {
            throw new IllegalStateException("orders are changed in a transaction of their user");
        }
        return user;
    }
}
