package dev.tradewind.broker.orders.application;

import dev.tradewind.engine.orders.OrderKey;
import dev.tradewind.engine.orders.OrderSpec;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The wish for one order. {@code signalId} is the signal it serves, for the signal's trace. */
public record NewIntent(UUID userId, UUID accountId, OrderKey key, OrderSpec spec, @Nullable UUID signalId) {}
