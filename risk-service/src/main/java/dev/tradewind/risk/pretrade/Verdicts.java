package dev.tradewind.risk.pretrade;

import dev.tradewind.contracts.events.PlanDecidedV1;
import dev.tradewind.contracts.events.SignalAcceptedV1;
import dev.tradewind.contracts.plans.BreachV1;
import dev.tradewind.contracts.plans.ExitPlanV1;
import dev.tradewind.contracts.plans.PlanHash;
import dev.tradewind.contracts.plans.PlanV1;
import dev.tradewind.contracts.plans.RuleCheckV1;
import dev.tradewind.engine.risk.Breach;
import dev.tradewind.engine.risk.RiskDecision;
import dev.tradewind.engine.risk.RuleCheck;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Words a decision as the fact that leaves this service. */
final class Verdicts {
    static final String APPROVED = "APPROVED";
    static final String REJECTED = "REJECTED";
    static final String IGNORED = "IGNORED";
    static final String QUEUED = "QUEUED";

    private Verdicts() {}

    static PlanDecidedV1 approved(
            SignalAcceptedV1 signal, String kind, PlanV1 plan, RiskDecision.Approved approved, Instant now) {
        String size = approved.capital().limitingRule() == null
                ? ""
                : ", capital reduced from " + approved.capital().desired() + " to "
                        + approved.capital().allowed() + " by "
                        + approved.capital().limitingRule();
        return new PlanDecidedV1(
                plan.decisionId(),
                signal.signalId(),
                signal.accountId(),
                signal.symbol(),
                APPROVED,
                kind,
                plan,
                PlanHash.of(plan),
                null,
                checks(approved.checks()),
                List.of(),
                null,
                plan.legs().size() + " legs for " + approved.grid().total() + size,
                now);
    }

    static PlanDecidedV1 approvedExit(
            UUID decision, SignalAcceptedV1 signal, String kind, ExitPlanV1 exit, Instant now) {
        RuleCheckV1 always =
                new RuleCheckV1("EXIT", true, null, "-", "-", "NONE", "a way out is always approved (C-52)");
        return new PlanDecidedV1(
                decision,
                signal.signalId(),
                signal.accountId(),
                signal.symbol(),
                APPROVED,
                kind,
                null,
                null,
                exit,
                List.of(always),
                List.of(),
                null,
                exit.kind() + " of the " + exit.side() + " position approved",
                now);
    }

    static PlanDecidedV1 rejected(
            UUID decision, SignalAcceptedV1 signal, String kind, RiskDecision.Rejected rejected, Instant now) {
        return new PlanDecidedV1(
                decision,
                signal.signalId(),
                signal.accountId(),
                signal.symbol(),
                REJECTED,
                kind,
                null,
                null,
                null,
                checks(rejected.checks()),
                rejected.breaches().stream().map(Verdicts::breach).toList(),
                rejected.code(),
                rejected.breaches().getFirst().detail(),
                now);
    }

    /** An answer that needs no figures: IGNORED, QUEUED, or REJECTED for one named reason. */
    static PlanDecidedV1 plain(
            UUID decision,
            SignalAcceptedV1 signal,
            String kind,
            String outcome,
            String code,
            String detail,
            Instant now) {
        List<BreachV1> breaches = outcome.equals(REJECTED) ? List.of(new BreachV1(code, "-", "-", "BLOCK")) : List.of();
        return new PlanDecidedV1(
                decision,
                signal.signalId(),
                signal.accountId(),
                signal.symbol(),
                outcome,
                kind,
                null,
                null,
                null,
                List.of(new RuleCheckV1("PLACE", false, code, "-", "-", action(outcome), detail)),
                breaches,
                code,
                detail,
                now);
    }

    private static String action(String outcome) {
        return outcome.equals(REJECTED) ? "BLOCK" : "NONE";
    }

    private static BreachV1 breach(Breach breach) {
        return new BreachV1(
                breach.code(), breach.limit(), breach.actual(), breach.action().name());
    }

    private static List<RuleCheckV1> checks(List<RuleCheck> checks) {
        return checks.stream().map(Verdicts::check).toList();
    }

    private static RuleCheckV1 check(RuleCheck check) {
        @Nullable String code = check.code();
        return new RuleCheckV1(
                check.rule(),
                check.passed(),
                code,
                check.limit(),
                check.actual(),
                check.action().name(),
                check.detail());
    }
}
