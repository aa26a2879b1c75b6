package dev.tradewind.engine.orders;

import java.util.List;
import java.util.Set;

/** The result of a pure decision about an order: what a store writes in one transaction. */
public record OrderChange(
        Order before, Order after, List<Evidence> evidence, List<Execution> booked, Set<OrderFlag> flags) {

    public OrderChange {
        evidence = List.copyOf(evidence);
        booked = List.copyOf(booked);
        flags = Set.copyOf(flags);
    }

    static OrderChange none(Order order) {
        return new OrderChange(order, order, List.of(), List.of(), Set.of());
    }

    public boolean isEmpty() {
        return before.version() == after.version();
    }

    public boolean moved() {
        return before.state().status() != after.state().status();
    }

    public boolean ended() {
        return moved() && after.isEnded();
    }

    /** The venue has the order for the first time by our knowledge. */
    public boolean acknowledged() {
        return before.venueOrderId().isEmpty() && after.venueOrderId().isPresent();
    }
}
