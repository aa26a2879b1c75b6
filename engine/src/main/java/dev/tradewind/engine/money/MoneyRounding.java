package dev.tradewind.engine.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How an execution's amounts are rounded, once, before they are stored (C-54): eight decimals. */
public final class MoneyRounding {
    private MoneyRounding() {}

    /** Price times quantity, half-even: neither side gains over many executions. */
    public static Money notional(Price price, Quantity quantity, Currency quoteCurrency) {
        return price.times(quantity, quoteCurrency).rounded(RoundingMode.HALF_EVEN);
    }

    /** A fee, rounded up: never book less than the venue may take. The rate is a plain factor, 0.001 for 0.1 %. */
    public static Money fee(Money notional, BigDecimal rate) {
        return notional.absolute().times(rate).rounded(RoundingMode.UP);
    }
}
