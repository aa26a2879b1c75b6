package dev.tradewind.engine.orders;

import java.util.UUID;

/**
 * The business key of an order, unique in storage (R1): a redelivered message cannot make a second intent.
 *
 * @param pyramid zero-based entry signal of the group; 0 for orders of the whole group
 * @param leg zero-based grid order of the pyramid; 0 for orders of the whole group
 * @param generation rises only after the order before it is proven dead (D-01)
 */
public record OrderKey(UUID groupId, int pyramid, int leg, OrderRole role, int generation) {

    /** The key of the order that follows this one. */
    public OrderKey next() {
        return new OrderKey(groupId, pyramid, leg, role, generation + 1);
    }
}
