package dev.tradewind.contracts.venue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * One execution, never changed after it was committed.
 *
 * @param executionId unique per venue
 * @param sequence number of the venue-wide change; the high-water mark for {@code ?after=}
 * @param venueOrderId the order that executed, of an OCO the leg
 * @param price per unit in quote currency, slippage included
 * @param notional price times quantity, HALF_EVEN to 8 decimals (C-54)
 * @param fee rounded UP to 8 decimals, once per execution (C-54)
 * @param feeAsset the currency of the fee: the quote currency, or the base currency of a buy in base-fee mode
 * @param liquidity {@code MAKER} for a resting limit, {@code TAKER} otherwise
 * @param slippageBps slippage applied in basis points, impact add-on included; 0 for limits (C-20, C-21)
 * @param at the venue's clock
 * @param marketTime time of the bar or quote that was executed against
 */
public record VenueExecution(
        String executionId,
        long sequence,
        UUID accountId,
        String clientOrderId,
        String venueOrderId,
        String symbol,
        String side,
        BigDecimal price,
        BigDecimal quantity,
        BigDecimal notional,
        BigDecimal fee,
        String feeAsset,
        String liquidity,
        int slippageBps,
        Instant at,
        Instant marketTime) {}
