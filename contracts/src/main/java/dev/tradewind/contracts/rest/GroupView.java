package dev.tradewind.contracts.rest;

import dev.tradewind.contracts.plans.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of the positions list. {@code status} is one of the six public names (D-02), {@code state} the internal one; money in quote currency. {@code hasStop} false prints NO STOP. */
public record GroupView(
        UUID id,
        UUID accountId,
        String accountMode,
        UUID signalId,
        String symbol,
        int timeframeSeconds,
        Side side,
        String status,
        String state,
        int pyramids,
        int legsFilled,
        int legsTotal,
        BigDecimal quantity,
        @Nullable BigDecimal averagePrice,
        @Nullable BigDecimal marketPrice,
        @Nullable BigDecimal takeProfitPrice,
        @Nullable BigDecimal stopPrice,
        boolean hasStop,
        BigDecimal invested,
        @Nullable BigDecimal unrealisedProfit,
        @Nullable BigDecimal unrealisedPercent,
        BigDecimal realisedProfit,
        BigDecimal fees,
        @Nullable String closeReason,
        Instant openedAt,
        @Nullable Instant closedAt,
        long version) {}
