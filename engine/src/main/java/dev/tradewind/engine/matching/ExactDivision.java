package dev.tradewind.engine.matching;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Products and quotients of longs that neither overflow nor lose a digit unseen. */
final class ExactDivision {
    private ExactDivision() {}

    /** {@code first * second / divisor}, rounded as told; throws when the result does not fit. */
    static long multiplyThenDivide(long first, long second, long divisor, RoundingMode rounding) {
        long low = first * second;
        boolean fits = Math.multiplyHigh(first, second) == low >> (Long.SIZE - 1);
        if (fits && low % divisor == 0) {
            return low / divisor;
        }
        BigInteger product = BigInteger.valueOf(first).multiply(BigInteger.valueOf(second));
        return new BigDecimal(product)
                .divide(BigDecimal.valueOf(divisor), 0, rounding)
                .longValueExact();
    }
}
