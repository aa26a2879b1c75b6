package dev.tradewind.contracts.rest;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One grid order of a pyramid (S-09). {@code status} is pending, filled, cancelled or failed. */
public record LegView(
        int pyramidIndex,
        int legIndex,
        String status,
        String state,
        BigDecimal plannedPrice,
        BigDecimal plannedQuantity,
        BigDecimal filledQuantity,
        @Nullable BigDecimal filledPrice,
        BigDecimal takeProfitPercent,
        @Nullable BigDecimal takeProfitPrice,
        BigDecimal remainingQuantity,
        @Nullable String clientOrderId) {}
