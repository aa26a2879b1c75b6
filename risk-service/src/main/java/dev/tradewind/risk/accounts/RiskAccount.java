package dev.tradewind.risk.accounts;

import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.money.Money;
import java.time.Instant;
import java.util.UUID;

/** An account as last told by its broker. */
public record RiskAccount(UUID id, String broker, Money cash, Money positionsValue, Money equity, Instant valuedAt) {
    public Currency currency() {
        return cash.currency();
    }
}
