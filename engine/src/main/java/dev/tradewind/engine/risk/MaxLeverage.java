package dev.tradewind.engine.risk;

import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.sizing.LimitingRule;
import dev.tradewind.engine.sizing.SizeCap;
import java.util.Optional;
import java.util.function.Supplier;

/** MAX_LEVERAGE: everything committed over equity, 0.50 by default; blocks when nothing is left (D-15). */
final class MaxLeverage implements PreTradeRule {
    private static final String NAME = "MAX_LEVERAGE";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<SizeCap> cap(PlannedEntry entry, AccountState account, RiskLimits limits) {
        Money most = account.equity().percent(limits.size().maxExposure());
        return Optional.of(new SizeCap(LimitingRule.MAX_EXPOSURE, most.minus(account.committedTotal())));
    }

    @Override
    public RuleCheck check(PlannedEntry entry, AccountState account, RiskLimits limits) {
        Money most = account.equity().percent(limits.size().maxExposure());
        Money committed = account.committedTotal().plus(entry.notional());
        Supplier<String> limit = () -> Shares.limitText(limits.size().maxExposure(), account.equity());
        Supplier<String> actual = () -> Shares.text(committed, account.equity());
        Supplier<String> detail = () -> "everything committed with the whole grid filled, as a share of the equity";
        return committed.compareTo(most) <= 0
                ? RuleCheck.passed(NAME, limit, actual, detail)
                : RuleCheck.blocked(NAME, NAME, limit, actual, detail);
    }
}
