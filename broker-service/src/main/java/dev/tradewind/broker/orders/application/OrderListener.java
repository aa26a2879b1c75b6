package dev.tradewind.broker.orders.application;

import dev.tradewind.kit.tenancy.Sql;
import java.time.Instant;
import java.util.UUID;

/**
 * Told inside the transaction that changed one of a group's orders (state or executions), which works for the order's user
 * already. May make intents and cancel requests through {@link OrderBookkeeping}; must not call a broker.
 */
public interface OrderListener {
    void orderChanged(Sql sql, UUID userId, UUID groupId, Instant now);
}
