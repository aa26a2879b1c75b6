package dev.tradewind.engine.risk;

import dev.tradewind.engine.grid.Grid;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.sizing.CappedCapital;
import java.util.ArrayList;
import java.util.List;

/** The answer to an entry, with every check that was made, passed or not. */
public sealed interface RiskDecision {

    /** All checks, for the decision trace. */
    List<RuleCheck> checks();

    /**
     * The exact grid, and what each leg reserves, fees included.
     *
     * @param heat what the grid loses at its stop, zero without one
     */
    record Approved(Grid grid, List<Money> reservedPerLeg, CappedCapital capital, Money heat, List<RuleCheck> checks)
            implements RiskDecision {
        public Approved {
            reservedPerLeg = List.copyOf(reservedPerLeg);
            checks = List.copyOf(checks);
        }

        public Money reserved() {
            return reservedPerLeg.stream().reduce(Money.zero(capital.allowed().currency()), Money::plus);
        }
    }

    /** Not now and not like this; every breach, not the first. */
    record Rejected(List<RuleCheck> checks) implements RiskDecision {
        public Rejected {
            checks = List.copyOf(checks);
        }

        /** What did not pass among the checks. */
        public List<Breach> breaches() {
            List<Breach> breaches = new ArrayList<>();
            for (RuleCheck check : checks) {
                String code = check.code();
                if (code != null) {
                    breaches.add(new Breach(code, check.limit(), check.actual(), check.action(), check.detail()));
                }
            }
            return List.copyOf(breaches);
        }

        /** The code that leads the answer. */
        public String code() {
            for (RuleCheck check : checks) {
                String code = check.code();
                if (code != null) {
                    return code;
                }
            }
            throw new IllegalStateException("rejected without a breach: " + checks);
        }
    }
}
