package dev.tradewind.contracts.venue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The venue's view of one order.
 *
 * @param venueOrderId the venue's id; of an OCO the id of the pair, its two legs carry ids of their own
 * @param status one of {@link VenueOrderStatus}
 * @param averagePrice volume-weighted price of the executions, absent while nothing is filled
 * @param endReason why a terminal order ended without being filled, for example {@code CANCELED_BY_CLIENT},
 *     {@code IOC_REMAINDER}, {@code ACCOUNT_RESET}
 * @param legs the two legs of an OCO, take-profit limit first; empty for every other type
 * @param updateSequence number of the venue-wide change that last touched the order
 */
public record VenueOrder(
        String venueOrderId,
        UUID accountId,
        String clientOrderId,
        String symbol,
        String side,
        String type,
        String timeInForce,
        BigDecimal quantity,
        @Nullable BigDecimal limitPrice,
        @Nullable BigDecimal stopPrice,
        String status,
        BigDecimal filledQuantity,
        @Nullable BigDecimal averagePrice,
        @Nullable String endReason,
        List<VenueOrderLeg> legs,
        Instant createdAt,
        Instant updatedAt,
        long updateSequence) {

    public VenueOrder {
        legs = List.copyOf(legs);
    }
}
