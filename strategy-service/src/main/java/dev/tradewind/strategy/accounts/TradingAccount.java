package dev.tradewind.strategy.accounts;

import java.math.BigDecimal;
import java.util.UUID;

/** An account of the user that hooks may feed; {@code cash} as announced at its opening, in {@code currency}. */
public record TradingAccount(UUID id, String name, String broker, String mode, String currency, BigDecimal cash) {
    public boolean isPaper() {
        return mode.equals("PAPER");
    }
}
