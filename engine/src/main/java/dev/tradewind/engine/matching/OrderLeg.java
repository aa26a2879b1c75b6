package dev.tradewind.engine.matching;

/** Which part of an order executed. */
public enum OrderLeg {
    /** The order itself: everything but an OCO. */
    WHOLE,
    /** The limit of an OCO. */
    LIMIT,
    /** The stop of an OCO. */
    STOP
}
