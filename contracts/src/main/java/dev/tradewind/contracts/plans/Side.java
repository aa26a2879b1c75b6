package dev.tradewind.contracts.plans;

/** Direction of a position. */
public enum Side {
    LONG,
    SHORT
}
