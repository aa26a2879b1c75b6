package dev.tradewind.engine.sizing;

import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Price;
import java.math.BigDecimal;

/** The size that a signal asks for, in quote currency or in units of the base (contracts, coins, shares). */
public record OrderSize(BigDecimal size, Unit unit) {
    /** What the number counts. */
    public enum Unit {
        QUOTE,
        BASE
    }

    /** What it costs at this price: the size itself, or size times P0 (D-05). */
    public Money inQuote(Price basePrice, Currency quote) {
        BigDecimal amount = unit == Unit.QUOTE ? size : size.multiply(basePrice.value());
        return new Money(amount, quote);
    }
}
