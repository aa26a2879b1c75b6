package dev.tradewind.contracts.venue;

import java.math.BigDecimal;

/**
 * One leg of an OCO. Executions name the leg by its {@code venueOrderId}, which tells take-profit from stop.
 *
 * @param type {@code LIMIT} or {@code STOP}
 * @param price the limit or the trigger
 * @param status one of {@link VenueOrderStatus}
 */
public record VenueOrderLeg(
        String venueOrderId, String type, BigDecimal price, String status, BigDecimal filledQuantity) {}
