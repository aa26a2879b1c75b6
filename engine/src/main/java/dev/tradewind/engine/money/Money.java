package dev.tradewind.engine.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** An amount of one currency, may be negative. Adding or comparing two currencies throws. */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {
    /** Decimals of a stored amount (C-31, C-54). */
    public static final int STORED_SCALE = 8;

    public Money {
        amount = Decimals.normal(amount);
    }

    public static Money of(String amount, Currency currency) {
        return new Money(new BigDecimal(amount), currency);
    }

    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.of(currency));
    }

    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other).amount), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(sameCurrency(other).amount), currency);
    }

    /** This amount times a plain factor, exact. */
    public Money times(BigDecimal factor) {
        return new Money(amount.multiply(factor), currency);
    }

    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    public Money absolute() {
        return amount.signum() < 0 ? negated() : this;
    }

    /** The share of this amount, exact. */
    public Money percent(Percent percent) {
        return new Money(percent.shareOf(amount), currency);
    }

    /** The ratio of two amounts of one currency, a plain number. */
    public BigDecimal dividedBy(Money other, int scale, RoundingMode rounding) {
        return amount.divide(sameCurrency(other).amount, scale, rounding);
    }

    /** Rounded to the eight decimals that are stored (C-54). */
    public Money rounded(RoundingMode rounding) {
        return new Money(amount.setScale(STORED_SCALE, rounding), currency);
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    public boolean isPositive() {
        return amount.signum() > 0;
    }

    public boolean isNegative() {
        return amount.signum() < 0;
    }

    public static Money min(Money first, Money second) {
        return first.compareTo(second) <= 0 ? first : second;
    }

    public static Money max(Money first, Money second) {
        return first.compareTo(second) >= 0 ? first : second;
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(sameCurrency(other).amount);
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot mix " + currency + " and " + other.currency);
        }
        return other;
    }
}
