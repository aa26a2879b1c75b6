package dev.tradewind.engine.sizing;

import dev.tradewind.engine.money.Money;

/** The most capital that one limit leaves; never negative. */
public record SizeCap(LimitingRule rule, Money atMost) {
    public SizeCap {
        if (atMost.isNegative()) {
            atMost = Money.zero(atMost.currency());
        }
    }
}
