package dev.tradewind.engine.risk;

import java.util.function.Supplier;

/** POSITION_LIMIT: a new group needs a free slot of the pool; pyramids are exempt (D-11, C-51: POOL_FULL). */
final class PositionLimit implements PreTradeRule {
    private static final String NAME = "POSITION_LIMIT";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public RuleCheck check(PlannedEntry entry, AccountState account, RiskLimits limits) {
        int after = entry.isPyramid() ? account.openGroups() : account.openGroups() + 1;
        Supplier<String> limit = () -> limits.maxOpenGroups() + " groups";
        Supplier<String> actual = () -> after + " groups";
        Supplier<String> detail = () ->
                entry.isPyramid() ? "a pyramid takes no slot" : "open groups of the account with this one counted";
        return entry.isPyramid() || after <= limits.maxOpenGroups()
                ? RuleCheck.passed(NAME, limit, actual, detail)
                : RuleCheck.blocked(NAME, "POOL_FULL", limit, actual, detail);
    }
}
