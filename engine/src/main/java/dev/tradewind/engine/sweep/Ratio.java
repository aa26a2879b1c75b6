package dev.tradewind.engine.sweep;

import java.math.BigDecimal;
import java.math.BigInteger;

/** An exact fraction of two positive longs in lowest terms; or of none, when its terms do not fit. */
record Ratio(long numerator, long denominator) {
    static final Ratio ONE = new Ratio(1, 1);

    static boolean fits(BigDecimal value) {
        return value.signum() > 0 && value.precision() <= 15 && Math.abs(value.scale()) <= 15;
    }

    /** @throws ArithmeticException when it has too many digits */
    static Ratio of(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        int decimals = Math.max(0, plain.scale());
        BigInteger numerator = plain.movePointRight(decimals).toBigIntegerExact();
        BigInteger denominator = BigInteger.TEN.pow(decimals);
        BigInteger common = numerator.gcd(denominator);
        return new Ratio(
                numerator.divide(common).longValueExact(),
                denominator.divide(common).longValueExact());
    }

    /** The smallest whole number that is not below this many times the value. */
    long ceilingOf(long value) {
        return Math.ceilDiv(Math.multiplyExact(value, numerator), denominator);
    }

    /** The greatest whole number that is not above it. */
    long floorOf(long value) {
        return Math.floorDiv(Math.multiplyExact(value, numerator), denominator);
    }
}
