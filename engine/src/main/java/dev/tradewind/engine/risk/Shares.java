package dev.tradewind.engine.risk;

import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Percent;
import java.math.RoundingMode;

/** Amounts as shares of the equity, for people to read; decisions compare amounts and never these texts. */
final class Shares {
    private Shares() {}

    static String text(Money amount, Money equity) {
        Money rounded = new Money(amount.amount().setScale(2, RoundingMode.HALF_UP), amount.currency());
        if (!equity.isPositive()) {
            return rounded.toString();
        }
        Percent share =
                new Percent(amount.times(java.math.BigDecimal.valueOf(100)).dividedBy(equity, 2, RoundingMode.HALF_UP));
        return share + " (" + rounded + ")";
    }

    static String limitText(Percent limit, Money equity) {
        Money most = equity.percent(limit).rounded(RoundingMode.FLOOR);
        return limit + " (" + new Money(most.amount().setScale(2, RoundingMode.FLOOR), most.currency()) + ")";
    }
}
