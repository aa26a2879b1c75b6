package dev.tradewind.broker.positions.application;

import dev.tradewind.engine.orders.OrderKey;
import dev.tradewind.engine.positions.GroupSnapshot;
import java.util.Map;
import java.util.UUID;

/**
 * A group with all that decides about it.
 *
 * @param orderIds our ids of its orders
 * @param signals the signal of each pyramid
 */
public record LoadedGroup(GroupSnapshot snapshot, Map<OrderKey, UUID> orderIds, Map<Integer, UUID> signals) {
    public LoadedGroup {
        orderIds = Map.copyOf(orderIds);
        signals = Map.copyOf(signals);
    }
}
