package dev.tradewind.engine.matching;

/** How long an order lives. */
public enum TimeInForce {
    /** Until it is filled or cancelled. */
    GTC,
    /** What does not execute at once is cancelled. */
    IOC
}
