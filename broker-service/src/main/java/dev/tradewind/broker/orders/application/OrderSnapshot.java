package dev.tradewind.broker.orders.application;

import dev.tradewind.engine.orders.Order;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order as stored.
 *
 * @param acknowledgedAt when we first had proof that the venue has it
 * @param endedAt when its end was proven
 */
public record OrderSnapshot(
        Order order,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant endedAt) {}
