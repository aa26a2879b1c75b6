package dev.tradewind.kit.events;

import dev.tradewind.kit.tenancy.Sql;

/** Applies one fact inside the consumer's transaction, which already works for the fact's user. Must not call other services. */
@FunctionalInterface
public interface EventHandler {
    void apply(Sql sql, EventEnvelope event);
}
