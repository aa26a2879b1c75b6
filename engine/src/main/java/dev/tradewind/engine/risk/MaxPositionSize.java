package dev.tradewind.engine.risk;

import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.sizing.LimitingRule;
import dev.tradewind.engine.sizing.SizeCap;
import java.util.Optional;
import java.util.function.Supplier;

/** MAX_POSITION_SIZE: committed value of one symbol over equity, 20 % by default; makes the entry smaller (D-15). */
final class MaxPositionSize implements PreTradeRule {
    private static final String NAME = "MAX_POSITION_SIZE";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<SizeCap> cap(PlannedEntry entry, AccountState account, RiskLimits limits) {
        Money most = account.equity().percent(limits.size().maxPosition());
        return Optional.of(new SizeCap(LimitingRule.MAX_POSITION, most.minus(account.committedInSymbol())));
    }

    @Override
    public RuleCheck check(PlannedEntry entry, AccountState account, RiskLimits limits) {
        Money most = account.equity().percent(limits.size().maxPosition());
        Money committed = account.committedInSymbol().plus(entry.notional());
        Supplier<String> limit = () -> Shares.limitText(limits.size().maxPosition(), account.equity());
        Supplier<String> actual = () -> Shares.text(committed, account.equity());
        Supplier<String> detail =
                () -> "committed value of the symbol with the whole grid filled, as a share of the equity";
        return committed.compareTo(most) <= 0
                ? RuleCheck.passed(NAME, limit, actual, detail)
                : RuleCheck.blocked(NAME, NAME, limit, actual, detail).asksForLess();
    }
}
