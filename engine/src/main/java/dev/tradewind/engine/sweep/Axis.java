package dev.tradewind.engine.sweep;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;

/** The values that one parameter takes in a sweep. A fixed parameter is a list of one. */
public sealed interface Axis {
    /** The parameter's name. */
    String parameter();

    /** How many values; exact, and without making any of them. */
    BigInteger count();

    /** The value at an index below {@link #count()}. */
    BigDecimal value(long index);

    /** Values as given. */
    record Listed(String parameter, List<BigDecimal> values) implements Axis {
        public Listed {
            values = List.copyOf(values);
        }

        @Override
        public BigInteger count() {
            return BigInteger.valueOf(values.size());
        }

        @Override
        public BigDecimal value(long index) {
            return values.get(Math.toIntExact(index));
        }
    }

    /** {@code from}, {@code from + step} and so on, none above {@code to}; none at all when the step is not positive. */
    record Range(String parameter, BigDecimal from, BigDecimal to, BigDecimal step) implements Axis {
        @Override
        public BigInteger count() {
            if (step.signum() <= 0 || to.compareTo(from) < 0) {
                return BigInteger.ZERO;
            }
            return to.subtract(from)
                    .divide(step, 0, RoundingMode.FLOOR)
                    .toBigInteger()
                    .add(BigInteger.ONE);
        }

        @Override
        public BigDecimal value(long index) {
            return from.add(step.multiply(BigDecimal.valueOf(index)));
        }
    }
}
