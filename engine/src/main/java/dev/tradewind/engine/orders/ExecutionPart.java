package dev.tradewind.engine.orders;

/** Which part of an order executed. */
public enum ExecutionPart {
    WHOLE,
    /** The limit part of an OCO. */
    TAKE_PROFIT,
    /** The stop part of an OCO. */
    STOP
}
