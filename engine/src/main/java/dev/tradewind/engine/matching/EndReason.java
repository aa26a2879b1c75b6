package dev.tradewind.engine.matching;

/** Why an order was cancelled. */
public enum EndReason {
    CANCELED_BY_CLIENT,
    /** The part of a market or immediate-or-cancel order that was not offered. */
    IOC_REMAINDER,
    ACCOUNT_RESET,
    /** The fees of many small executions, each rounded up, used the last cash of the account. */
    FUNDS_EXHAUSTED
}
