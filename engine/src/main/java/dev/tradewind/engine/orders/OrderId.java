package dev.tradewind.engine.orders;

import java.util.UUID;

/** Our own id of an order intent. */
public record OrderId(UUID value) implements Comparable<OrderId> {
    @Override
    public int compareTo(OrderId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
