package dev.tradewind.engine.matching;

/** Why the venue does not take an order. The names are part of its HTTP interface. */
public enum RefusalCode {
    UNKNOWN_ACCOUNT,
    UNKNOWN_SYMBOL,
    NO_QUOTE,
    INVALID_ORDER,
    PRICE_PRECISION,
    PRICE_OUT_OF_RANGE,
    QUANTITY_PRECISION,
    QUANTITY_TOO_SMALL,
    QUANTITY_TOO_LARGE,
    NOTIONAL_TOO_SMALL,
    TOO_MANY_OPEN_ORDERS,
    SHORT_NOT_SUPPORTED,
    INSUFFICIENT_HOLDINGS,
    INSUFFICIENT_FUNDS
}
