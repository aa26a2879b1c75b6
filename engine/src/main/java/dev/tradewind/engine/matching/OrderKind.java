package dev.tradewind.engine.matching;

/** Kinds of orders the venue knows. */
public enum OrderKind {
    /** Executes at once at the quote, made worse by slippage; what is not offered is cancelled. */
    MARKET,
    /** Executes at its limit or better. */
    LIMIT,
    /** A sale that becomes a market order when the bid reaches the stop. */
    STOP,
    /** A sale with a limit and a stop that share one quantity, so that both together never sell more. */
    OCO
}
