package dev.tradewind.engine.matching;

/** What became of a request to place an order. */
public sealed interface PlaceOutcome {
    /** Taken; it may already be executed in part or whole. */
    record Accepted(OrderState order) implements PlaceOutcome {}

    /** Not taken; nothing changed. */
    record Refused(Refusal refusal) implements PlaceOutcome {}
}
