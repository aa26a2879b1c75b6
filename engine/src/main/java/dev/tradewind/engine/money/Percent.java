package dev.tradewind.engine.money;

import java.math.BigDecimal;

/** A percentage: {@code Percent.of("0.5")} is half a percent. May be negative, as a grid's gaps are. */
public record Percent(BigDecimal value) implements Comparable<Percent> {
    public static final Percent ZERO = new Percent(BigDecimal.ZERO);
    public static final Percent HUNDRED = new Percent(BigDecimal.valueOf(100));

    public Percent {
        value = Decimals.normal(value);
    }

    public static Percent of(String value) {
        return new Percent(new BigDecimal(value));
    }

    public static Percent of(BigDecimal value) {
        return new Percent(value);
    }

    /** The percentage as a plain factor: 0.5 % is 0.005. */
    public BigDecimal fraction() {
        return value.movePointLeft(2);
    }

    /** This share of the base, exact. */
    public BigDecimal shareOf(BigDecimal base) {
        return base.multiply(fraction());
    }

    public Percent negated() {
        return new Percent(value.negate());
    }

    public boolean isPositive() {
        return value.signum() > 0;
    }

    public boolean isAbove(Percent other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Percent other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toPlainString() + "%";
    }
}
