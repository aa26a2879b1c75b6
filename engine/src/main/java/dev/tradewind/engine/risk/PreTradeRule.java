package dev.tradewind.engine.risk;

import dev.tradewind.engine.sizing.SizeCap;
import java.util.Optional;

/** One pre-trade rule: one class and one entry in {@link PreTradeRules}. */
public interface PreTradeRule {

    /** The rule's name in D-15 or D-05. */
    String name();

    /** The most capital that the rule leaves, for rules that can shrink an entry; empty for those that only say no. */
    default Optional<SizeCap> cap(PlannedEntry entry, AccountState account, RiskLimits limits) {
        return Optional.empty();
    }

    /** Judges the account as if the whole planned grid were filled. */
    RuleCheck check(PlannedEntry entry, AccountState account, RiskLimits limits);
}
