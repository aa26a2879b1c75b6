package dev.tradewind.broker.orders.application;

import dev.tradewind.engine.orders.OrderKey;
import dev.tradewind.engine.orders.OrderSpec;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The wish for one order.
 *
 * @param signalId the signal it serves, for the signal's trace
 * @param signalAt when that signal was received, for the time from signal to order
 */
public record NewIntent(
        UUID userId,
        UUID accountId,
        OrderKey key,
        OrderSpec spec,
        @Nullable UUID signalId,
        @Nullable Instant signalAt) {

    public NewIntent(UUID userId, UUID accountId, OrderKey key, OrderSpec spec, @Nullable UUID signalId) {
        this(userId, accountId, key, spec, signalId, null);
    }
}
