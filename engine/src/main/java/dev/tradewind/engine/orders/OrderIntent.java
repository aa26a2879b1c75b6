package dev.tradewind.engine.orders;

import java.time.Instant;
import java.util.UUID;

/** The committed wish for one order: it exists before anything is sent and never changes. */
public record OrderIntent(
        OrderId id, UUID accountId, OrderKey key, ClientOrderId clientOrderId, OrderSpec spec, Instant createdAt) {

    public static OrderIntent of(
            OrderId id, UUID accountId, OrderKey key, OrderIdPrefix prefix, OrderSpec spec, Instant createdAt) {
        return new OrderIntent(id, accountId, key, ClientOrderId.of(prefix, key), spec, createdAt);
    }
}
