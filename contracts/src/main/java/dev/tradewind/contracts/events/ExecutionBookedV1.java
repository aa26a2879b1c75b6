package dev.tradewind.contracts.events;

import dev.tradewind.contracts.plans.OrderSide;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One execution, booked once (R5). Money rounded as C-54; {@code cashAfter} is the account's cash after it; {@code realisedProfit} is present for exits. */
public record ExecutionBookedV1(
        UUID executionId,
        String brokerExecutionId,
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
        BigDecimal quantity,
        BigDecimal price,
        BigDecimal notional,
        BigDecimal fee,
        String feeCurrency,
        @Nullable BigDecimal realisedProfit,
        BigDecimal cashAfter,
        Instant executedAt) {}
