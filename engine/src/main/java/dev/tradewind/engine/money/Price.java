package dev.tradewind.engine.money;

import java.math.BigDecimal;

/** Price of one unit, in the instrument's quote currency. Never negative; normalised, so equal numbers are equal records. */
public record Price(BigDecimal value) implements Comparable<Price> {
    public static final Price ZERO = new Price(BigDecimal.ZERO);

    public Price {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("price must not be negative, was " + value);
        }
        value = Decimals.normal(value); // record equality would see 1.10 and 1.1 as different
    }

    public static Price of(String value) {
        return new Price(new BigDecimal(value));
    }

    public static Price of(BigDecimal value) {
        return new Price(value);
    }

    /** What the quantity is worth at this price, exact and not rounded. */
    public Money times(Quantity quantity, Currency quoteCurrency) {
        return new Money(value.multiply(quantity.value()), quoteCurrency);
    }

    /** This price times a plain factor, exact. */
    public Price times(BigDecimal factor) {
        return new Price(value.multiply(factor));
    }

    /** This price moved by a percentage of itself, exact: +1 % of 100 is 101. */
    public Price movedBy(Percent percent) {
        return new Price(value.add(percent.shareOf(value)));
    }

    /** This price minus the other one; may be negative, hence a plain number. */
    public BigDecimal minus(Price other) {
        return value.subtract(other.value);
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    public boolean isBelow(Price other) {
        return compareTo(other) < 0;
    }

    public boolean isAbove(Price other) {
        return compareTo(other) > 0;
    }

    public boolean isAtLeast(Price other) {
        return compareTo(other) >= 0;
    }

    public boolean isAtMost(Price other) {
        return compareTo(other) <= 0;
    }

    public static Price min(Price first, Price second) {
        return first.isAtMost(second) ? first : second;
    }

    public static Price max(Price first, Price second) {
        return first.isAtLeast(second) ? first : second;
    }

    @Override
    public int compareTo(Price other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}
