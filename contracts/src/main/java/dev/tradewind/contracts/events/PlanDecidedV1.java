package dev.tradewind.contracts.events;

import dev.tradewind.contracts.plans.BreachV1;
import dev.tradewind.contracts.plans.ExitPlanV1;
import dev.tradewind.contracts.plans.PlanV1;
import dev.tradewind.contracts.plans.RuleCheckV1;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** risk-service's answer to a signal. {@code outcome} APPROVED, QUEUED, REJECTED or IGNORED; {@code kind} ENTRY, PYRAMID, EXIT, REDUCE, CANCEL or REVERSE. Exactly one of {@code plan} (with {@code planHash}) and {@code exit} is present when approved. */
public record PlanDecidedV1(
        UUID decisionId,
        UUID signalId,
        UUID accountId,
        String symbol,
        String outcome,
        String kind,
        @Nullable PlanV1 plan,
        @Nullable String planHash,
        @Nullable ExitPlanV1 exit,
        List<RuleCheckV1> checks,
        List<BreachV1> breaches,
        @Nullable String code,
        String detail,
        Instant decidedAt) {
    public PlanDecidedV1 {
        checks = List.copyOf(checks);
        breaches = List.copyOf(breaches);
    }
}
