package dev.tradewind.broker.positions.application;

import dev.tradewind.contracts.plans.ExitPlanV1;
import dev.tradewind.contracts.plans.PlanV1;
import dev.tradewind.engine.instruments.Side;
import java.util.UUID;

/** What makes two signals mean the same group (D-01). */
public record GroupKey(UUID userId, UUID accountId, String symbol, int timeframeSeconds, Side side) {
    static GroupKey of(PlanV1 plan) {
        return new GroupKey(
                plan.userId(),
                plan.accountId(),
                plan.symbol(),
                plan.timeframeSeconds(),
                Side.valueOf(plan.side().name()));
    }

    static GroupKey of(UUID userId, ExitPlanV1 exit) {
        return new GroupKey(
                userId,
                exit.accountId(),
                exit.symbol(),
                exit.timeframeSeconds(),
                Side.valueOf(exit.side().name()));
    }
}
