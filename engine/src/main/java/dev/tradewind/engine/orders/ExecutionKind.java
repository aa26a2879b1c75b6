package dev.tradewind.engine.orders;

/** A trade, or the venue's change of an earlier one. */
public enum ExecutionKind {
    TRADE,
    /** The trade it refers to never counted. */
    BUST,
    /** The trade it refers to counts with these numbers instead. */
    CORRECT
}
