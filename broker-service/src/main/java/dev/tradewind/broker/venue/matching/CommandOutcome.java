package dev.tradewind.broker.venue.matching;

import dev.tradewind.engine.matching.Refusal;

/** What became of a command; it is given only after everything it did is durable. */
public sealed interface CommandOutcome {
    /** Done; {@code changed} is false where there was nothing to do. */
    record Done(boolean changed) implements CommandOutcome {}

    /** The order was not taken. */
    record Refused(Refusal refusal) implements CommandOutcome {}

    /** The request came after its own deadline and was not looked at. */
    record TooLate() implements CommandOutcome {}

    /** The account used this client order id before. */
    record DuplicateId() implements CommandOutcome {}

    /** No such account. */
    record NoAccount() implements CommandOutcome {}

    /** No open order has this id; whether there ever was one is for the reader of the tables. */
    record NotOpen() implements CommandOutcome {}
}
