package dev.tradewind.engine.risk;

import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.sizing.LimitingRule;
import dev.tradewind.engine.sizing.SizeCap;
import java.util.Optional;

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
        boolean passed = committed.compareTo(most) <= 0;
        return new RuleCheck(
                NAME,
                passed,
                passed ? null : NAME,
                Shares.limitText(limits.size().maxPosition(), account.equity()),
                Shares.text(committed, account.equity()),
                passed ? RuleAction.NONE : RuleAction.REDUCE_SIZE,
                "committed value of the symbol with the whole grid filled, as a share of the equity");
    }
}
