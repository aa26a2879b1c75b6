package dev.tradewind.engine.risk;

import dev.tradewind.engine.grid.Grid;
import dev.tradewind.engine.grid.GridPlan;
import dev.tradewind.engine.grid.GridPlan.FailingLeg;
import dev.tradewind.engine.instruments.PrecisionViolation;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.sizing.CappedCapital;
import dev.tradewind.engine.sizing.LimitingRule;
import dev.tradewind.engine.sizing.SizeCap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells what the venue's precision made of a plan, and which limits made it too small for that (D-04, D-05). */
final class PrecisionChecks {
    private static final String RULE = "PRECISION";

    private PrecisionChecks() {}

    static RuleCheck passed(Grid grid) {
        return RuleCheck.passed(
                RULE,
                () -> "venue minimums",
                () -> grid.legs().size() + " legs",
                () -> "planned " + grid.total() + ", left unallocated " + grid.unallocated());
    }

    /** Marks the rules whose caps made the capital smaller. */
    static List<RuleCheck> withReductions(List<RuleCheck> checks, CappedCapital capital) {
        LimitingRule limiting = capital.limitingRule();
        if (limiting == null) {
            return checks;
        }
        Supplier<String> note = () -> "capital reduced from " + capital.desired() + " to " + capital.allowed();
        return checks.stream()
                .map(check -> ruleOf(limiting).equals(check.rule()) ? check.reduced(note) : check)
                .toList();
    }

    /** The refusal of a grid below the minimums: the limits that left too little, the failing legs, the other rules. */
    static List<RuleCheck> tooSmall(
            GridPlan.Outcome.Refused refused,
            CappedCapital capital,
            PlannedEntry entry,
            AccountState account,
            RiskLimits limits) {
        Money smallest = refused.smallestCapital();
        List<RuleCheck> checks = new ArrayList<>();
        for (RuleCheck check : PreTradeRules.check(entry, account, limits)) {
            SizeCap cap = capFor(check.rule(), capital);
            if (cap != null
                    && smallest != null
                    && capital.desired().compareTo(smallest) >= 0
                    && cap.atMost().compareTo(smallest) < 0) {
                checks.add(leftTooLittle(check, cap, smallest));
            } else {
                checks.add(check);
            }
        }
        // last: a limit that took the money away explains more than the minimum it fell under
        checks.add(belowMinimum(refused, capital, smallest));
        return checks;
    }

    private static RuleCheck leftTooLittle(RuleCheck check, SizeCap cap, Money smallest) {
        return RuleCheck.blocked(
                check.rule(),
                cap.rule() == LimitingRule.BUYING_POWER ? "INSUFFICIENT_FUNDS" : check.rule(),
                check::limit,
                check::actual,
                () -> "leaves " + cap.atMost() + " but the smallest capital of this grid is " + smallest);
    }

    private static RuleCheck belowMinimum(
            GridPlan.Outcome.Refused refused, CappedCapital capital, @Nullable Money smallest) {
        Supplier<String> legs =
                () -> refused.legs().stream().map(PrecisionChecks::text).collect(Collectors.joining("; "));
        boolean isTooSmall = refused.legs().stream()
                .flatMap(leg -> leg.violations().stream())
                .anyMatch(violation -> violation.code() != PrecisionViolation.Code.ABOVE_MAX_QUANTITY);
        Supplier<String> limit = () -> smallest == null ? "no capital passes" : "smallest capital " + smallest;
        return RuleCheck.blocked(
                RULE,
                isTooSmall ? "BELOW_MINIMUM" : "ABOVE_MAXIMUM",
                limit,
                () -> capital.allowed().toString(),
                legs);
    }

    private static String text(FailingLeg leg) {
        String violations = leg.violations().stream()
                .map(violation ->
                        violation.code() + " (limit " + violation.limit().toPlainString() + ", is "
                                + violation.actual().toPlainString() + ")")
                .collect(Collectors.joining(", "));
        return "leg " + leg.index() + " at " + leg.price() + ": " + violations;
    }

    private static @Nullable SizeCap capFor(String rule, CappedCapital capital) {
        return capital.caps().stream()
                .filter(cap -> ruleOf(cap.rule()).equals(rule))
                .findFirst()
                .orElse(null);
    }

    private static String ruleOf(LimitingRule rule) {
        return switch (rule) {
            case MAX_POSITION -> "MAX_POSITION_SIZE";
            case MAX_EXPOSURE -> "MAX_LEVERAGE";
            case MAX_HEAT -> "MAX_HEAT";
            case BUYING_POWER -> "BUYING_POWER";
            case REDUCE_SIZE -> "REDUCE_SIZE";
        };
    }
}
