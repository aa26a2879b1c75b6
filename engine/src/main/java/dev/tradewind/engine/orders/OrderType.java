package dev.tradewind.engine.orders;

/** How an order is priced. */
public enum OrderType {
    /** Rests at its limit. */
    LIMIT,
    /** A limit through the market, immediate-or-cancel: slippage is bounded before the order (D-06). */
    MARKETABLE_LIMIT,
    MARKET,
    /** Rests at the venue until its stop price trades. */
    STOP,
    /** A limit and a stop of which one cancels the other; counts once (C-59). */
    OCO
}
