package dev.tradewind.contracts.venue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Balance and holdings of one account.
 *
 * @param cash free and reserved quote currency together, 8 decimals
 * @param reservedCash the part held back for open buy orders, fee included
 * @param realisedProfit profit of everything sold since the account was opened or reset, fees included
 * @param resets how often the account was put back to its start
 * @param updateSequence number of the last venue-wide change that touched the account
 */
public record VenueAccount(
        UUID accountId,
        String currency,
        BigDecimal startingCash,
        BigDecimal cash,
        BigDecimal reservedCash,
        BigDecimal realisedProfit,
        BigDecimal feesPaid,
        int resets,
        List<VenuePosition> positions,
        Instant openedAt,
        long updateSequence) {

    public VenueAccount {
        positions = List.copyOf(positions);
    }
}
