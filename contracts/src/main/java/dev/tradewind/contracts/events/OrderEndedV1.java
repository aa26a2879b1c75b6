package dev.tradewind.contracts.events;

import dev.tradewind.contracts.plans.OrderSide;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order is over, proven by stored evidence (R3). {@code status} FILLED, CANCELLED, EXPIRED or REJECTED. */
public record OrderEndedV1(
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
        String status,
        String evidence,
        UUID evidenceId,
        BigDecimal quantity,
        BigDecimal filledQuantity,
        @Nullable String reason,
        Instant at) {}
