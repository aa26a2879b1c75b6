package dev.tradewind.contracts.events;

import dev.tradewind.contracts.plans.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A position group moved (D-02). {@code from} is absent for a new group; quantities and averages after the change, profit in quote currency. */
public record GroupChangedV1(
        UUID groupId,
        UUID accountId,
        UUID signalId,
        String symbol,
        int timeframeSeconds,
        Side side,
        @Nullable String from,
        String to,
        String trigger,
        @Nullable String closeReason,
        int pyramids,
        long lastCandleId,
        BigDecimal quantity,
        @Nullable BigDecimal averagePrice,
        BigDecimal realisedProfit,
        BigDecimal fees,
        long version,
        Instant at) {}
