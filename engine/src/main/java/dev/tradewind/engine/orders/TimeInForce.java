package dev.tradewind.engine.orders;

/** How long an order stays at the venue. */
public enum TimeInForce {
    GOOD_TILL_CANCELLED,
    IMMEDIATE_OR_CANCEL
}
