package dev.tradewind.contracts.events;

import dev.tradewind.contracts.plans.OrderSide;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The broker has the order. */
public record OrderAcknowledgedV1(
        UUID orderId,
        UUID accountId,
        UUID groupId,
        @Nullable UUID signalId,
        String clientOrderId,
        String symbol,
        String role,
        int pyramidIndex,
        int legIndex,
        OrderSide side,
        String type,
        BigDecimal quantity,
        @Nullable BigDecimal limitPrice,
        @Nullable BigDecimal stopPrice,
        Instant at) {}
