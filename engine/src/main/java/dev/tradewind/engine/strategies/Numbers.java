package dev.tradewind.engine.strategies;

import java.math.BigDecimal;
import java.math.MathContext;

/** Statistics as people read them. */
final class Numbers {
    private static final MathContext SIX_DIGITS = new MathContext(6);

    private Numbers() {}

    static String inWords(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return "unknown";
        }
        BigDecimal rounded = new BigDecimal(number, SIX_DIGITS).stripTrailingZeros();
        return (rounded.scale() < 0 ? rounded.setScale(0) : rounded).toPlainString();
    }
}
