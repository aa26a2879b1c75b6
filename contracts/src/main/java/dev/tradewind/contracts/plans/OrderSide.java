package dev.tradewind.contracts.plans;

/** Direction of a single order. */
public enum OrderSide {
    BUY,
    SELL
}
