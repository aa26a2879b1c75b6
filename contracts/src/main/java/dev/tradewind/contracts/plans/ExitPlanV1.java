package dev.tradewind.contracts.plans;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An approved way out. {@code kind} EXIT (close all), REDUCE (percent of every lot) or CANCEL (end resting entries); {@code reason} is the close reason to record. */
public record ExitPlanV1(
        String kind,
        UUID accountId,
        @Nullable UUID groupId,
        String symbol,
        int timeframeSeconds,
        Side side,
        @Nullable BigDecimal reducePercent,
        String reason) {}
