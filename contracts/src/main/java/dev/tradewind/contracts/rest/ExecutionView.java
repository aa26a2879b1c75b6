package dev.tradewind.contracts.rest;

import dev.tradewind.contracts.plans.OrderSide;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One execution, to the last digit (C-54). */
public record ExecutionView(
        UUID id,
        UUID orderId,
        UUID groupId,
        String brokerExecutionId,
        String symbol,
        String role,
        int pyramidIndex,
        int legIndex,
        OrderSide side,
        BigDecimal quantity,
        BigDecimal price,
        BigDecimal notional,
        BigDecimal fee,
        @Nullable BigDecimal realisedProfit,
        Instant executedAt) {}
