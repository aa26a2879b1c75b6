package dev.tradewind.engine.money;

import java.math.BigDecimal;

/** Units of the base asset (coins, shares, contracts). Never negative; the direction stands in the side. */
public record Quantity(BigDecimal value) implements Comparable<Quantity> {
    public static final Quantity ZERO = new Quantity(BigDecimal.ZERO);

    public Quantity {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("quantity must not be negative, was " + value);
        }
        value = Decimals.normal(value);
    }

    public static Quantity of(String value) {
        return new Quantity(new BigDecimal(value));
    }

    public static Quantity of(BigDecimal value) {
        return new Quantity(value);
    }

    public Quantity plus(Quantity other) {
        return new Quantity(value.add(other.value));
    }

    /** Throws when more is taken than there is: a negative holding is a broken invariant. */
    public Quantity minus(Quantity other) {
        return new Quantity(value.subtract(other.value));
    }

    /** This quantity times a plain factor, exact. */
    public Quantity times(BigDecimal factor) {
        return new Quantity(value.multiply(factor));
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    public boolean isPositive() {
        return value.signum() > 0;
    }

    public boolean isBelow(Quantity other) {
        return compareTo(other) < 0;
    }

    public boolean isAbove(Quantity other) {
        return compareTo(other) > 0;
    }

    public boolean isAtLeast(Quantity other) {
        return compareTo(other) >= 0;
    }

    public boolean isAtMost(Quantity other) {
        return compareTo(other) <= 0;
    }

    public static Quantity min(Quantity first, Quantity second) {
        return first.isAtMost(second) ? first : second;
    }

    public static Quantity max(Quantity first, Quantity second) {
        return first.isAtLeast(second) ? first : second;
    }

    @Override
    public int compareTo(Quantity other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}
