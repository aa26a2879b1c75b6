package dev.tradewind.engine.money;

import java.math.BigDecimal;
import java.math.BigInteger;

/** One normal form of a decimal, so that record equality means numeric equality. */
final class Decimals {
    private static final int DIGITS = 9;
    private static final BigInteger BILLION = BigInteger.TEN.pow(DIGITS);

    private Decimals() {}

    static BigDecimal normal(BigDecimal value) {
        if (value.scale() == 0) {
            return value;
        }
        BigDecimal stripped = withoutLongTail(value).stripTrailingZeros();
        // 1E+2 and 100 are the same number and must print as people write it
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Nine zeros at a time while the digits do not fit a long: an average with 18 decimals often has as many of them. */
    private static BigDecimal withoutLongTail(BigDecimal value) {
        BigDecimal shorter = value;
        while (shorter.scale() >= DIGITS && shorter.precision() > 2 * DIGITS) {
            BigInteger[] parts = shorter.unscaledValue().divideAndRemainder(BILLION);
            if (parts[1].signum() != 0) {
                return shorter;
            }
            shorter = new BigDecimal(parts[0], shorter.scale() - DIGITS);
        }
        return shorter;
    }
}
