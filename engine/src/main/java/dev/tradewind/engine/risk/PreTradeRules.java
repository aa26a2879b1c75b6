package dev.tradewind.engine.risk;

import dev.tradewind.engine.sizing.SizeCap;
import java.util.ArrayList;
import java.util.List;

/** The pre-trade rules in the order in which their caps are tried (D-05). A new rule is a class and an entry here. */
public final class PreTradeRules {
    private static final List<PreTradeRule> ALL =
            List.of(new MaxPositionSize(), new MaxLeverage(), new MaxHeat(), new BuyingPower(), new PositionLimit());

    private PreTradeRules() {}

    public static List<PreTradeRule> all() {
        return ALL;
    }

    /** Every rule's cap, in order. */
    public static List<SizeCap> caps(PlannedEntry entry, AccountState account, RiskLimits limits) {
        List<SizeCap> caps = new ArrayList<>(ALL.size());
        for (PreTradeRule rule : ALL) {
            rule.cap(entry, account, limits).ifPresent(caps::add);
        }
        return caps;
    }

    /** Every rule's verdict on the account as if the whole grid were filled; all of them, also after a breach. */
    public static List<RuleCheck> check(PlannedEntry entry, AccountState account, RiskLimits limits) {
        List<RuleCheck> checks = new ArrayList<>(ALL.size());
        for (PreTradeRule rule : ALL) {
            checks.add(rule.check(entry, account, limits));
        }
        return checks;
    }
}
