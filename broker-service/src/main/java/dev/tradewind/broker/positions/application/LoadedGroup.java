package dev.tradewind.broker.positions.application;

import dev.tradewind.engine.orders.OrderKey;
import dev.tradewind.engine.positions.GroupSnapshot;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A group with all that decides about it.
 *
 * @param orderIds our ids of its orders
 * @param signals the signal of each pyramid
 * @param exitSignal the signal that last asked for an exit which is still open
 */
public record LoadedGroup(
        GroupSnapshot snapshot,
        Map<OrderKey, UUID> orderIds,
        Map<Integer, UUID> signals,
        @Nullable UUID exitSignal) {
    public LoadedGroup {
        orderIds = Map.copyOf(orderIds);
        signals = Map.copyOf(signals);
    }
}
