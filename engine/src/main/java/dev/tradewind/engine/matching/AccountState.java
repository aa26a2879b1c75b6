package dev.tradewind.engine.matching;

import java.util.List;
import java.util.UUID;

/**
 * An account as it stands, amounts in units of 0.00000001. What is reserved follows from the open orders.
 *
 * @param cash free and reserved together
 * @param realised profit of what was sold since opening or reset, fees included
 */
public record AccountState(
        UUID account,
        long startingCash,
        long cash,
        long reservedCash,
        long realised,
        long fees,
        int resets,
        List<HoldingState> holdings,
        long sequence) {

    public AccountState {
        holdings = List.copyOf(holdings);
    }
}
