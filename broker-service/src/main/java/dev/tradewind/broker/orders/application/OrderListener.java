package dev.tradewind.broker.orders.application;

import dev.tradewind.kit.tenancy.Sql;
import java.time.Instant;
import java.util.UUID;

/**
 * Told inside the transaction that changed one of a group's orders (state or executions), which works for the order's user
 * already. May make intents and cancel requests through {@link OrderBookkeeping}; must not call a broker.
 *
 * <p>Order of locks everywhere: the group's row, then order rows. So a change of an order calls {@link #lockGroup} first.
 */
public interface OrderListener {

    /** Locks the group's row for the rest of the transaction, before any of its orders is locked. */
    void lockGroup(Sql sql, UUID userId, UUID groupId);

    void orderChanged(Sql sql, UUID userId, UUID groupId, Instant now);
}
