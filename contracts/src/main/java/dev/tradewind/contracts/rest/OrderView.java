package dev.tradewind.contracts.rest;

import dev.tradewind.contracts.plans.OrderSide;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order at the broker. {@code status} is the public name, {@code state} that of R5. */
public record OrderView(
        UUID id,
        UUID accountId,
        UUID groupId,
        String clientOrderId,
        String symbol,
        String role,
        int pyramidIndex,
        int legIndex,
        OrderSide side,
        String type,
        String status,
        String state,
        BigDecimal quantity,
        BigDecimal filledQuantity,
        @Nullable BigDecimal averagePrice,
        @Nullable BigDecimal limitPrice,
        @Nullable BigDecimal stopPrice,
        @Nullable String reason,
        Instant createdAt,
        Instant updatedAt) {}
