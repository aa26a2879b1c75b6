package dev.tradewind.engine.instruments;

import java.math.BigDecimal;

/** One rule of the venue that a price or quantity breaks, with the limit and the number that broke it. */
public record PrecisionViolation(Code code, BigDecimal limit, BigDecimal actual) {

    /** Which rule. */
    public enum Code {
        PRICE_NOT_POSITIVE,
        PRICE_OFF_TICK,
        QUANTITY_OFF_STEP,
        BELOW_MIN_QUANTITY,
        ABOVE_MAX_QUANTITY,
        BELOW_MIN_NOTIONAL
    }
}
