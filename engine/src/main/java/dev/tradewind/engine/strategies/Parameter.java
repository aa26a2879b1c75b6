package dev.tradewind.engine.strategies;

import java.math.BigDecimal;

/**
 * One thing that can be set.
 *
 * @param name as in an API, lower camel case, such as {@code atrPeriod}
 * @param meaning one sentence for people
 * @param step the raster of a sweep, and for {@link Type#INTEGER} always 1
 */
public record Parameter(
        String name,
        Type type,
        BigDecimal minimum,
        BigDecimal maximum,
        BigDecimal initial,
        BigDecimal step,
        String meaning) {
    /** What the number is. */
    public enum Type {
        INTEGER,
        DECIMAL,
        /** 0 for no, 1 for yes. */
        SWITCH
    }

    public Parameter {
        if (minimum.compareTo(maximum) > 0 || initial.compareTo(minimum) < 0 || initial.compareTo(maximum) > 0) {
            throw new IllegalArgumentException(name + ": " + initial + " is not within " + minimum + " to " + maximum);
        }
        if (step.signum() <= 0) {
            throw new IllegalArgumentException(name + ": step must be positive");
        }
    }

    public static Parameter integer(String name, int minimum, int maximum, int initial, String meaning) {
        return new Parameter(
                name,
                Type.INTEGER,
                BigDecimal.valueOf(minimum),
                BigDecimal.valueOf(maximum),
                BigDecimal.valueOf(initial),
                BigDecimal.ONE,
                meaning);
    }

    public static Parameter decimal(
            String name, String minimum, String maximum, String initial, String step, String meaning) {
        return new Parameter(
                name,
                Type.DECIMAL,
                new BigDecimal(minimum),
                new BigDecimal(maximum),
                new BigDecimal(initial),
                new BigDecimal(step),
                meaning);
    }

    public static Parameter choice(String name, boolean initial, String meaning) {
        return new Parameter(
                name,
                Type.SWITCH,
                BigDecimal.ZERO,
                BigDecimal.ONE,
                initial ? BigDecimal.ONE : BigDecimal.ZERO,
                BigDecimal.ONE,
                meaning);
    }

    /** Whether the value lies in the range and, where whole numbers are asked for, is one. */
    public boolean accepts(BigDecimal value) {
        boolean isWhole = type == Type.DECIMAL || value.stripTrailingZeros().scale() <= 0;
        return isWhole && value.compareTo(minimum) >= 0 && value.compareTo(maximum) <= 0;
    }
}
