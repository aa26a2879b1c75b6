package dev.tradewind.engine.risk;

import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.sizing.LimitingRule;
import dev.tradewind.engine.sizing.SizeCap;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.Supplier;

/** MAX_HEAT: what all stops together may lose, 6 % of equity by default; a setting beside the nine rules (D-05, D-15). */
final class MaxHeat implements PreTradeRule {
    private static final String NAME = "MAX_HEAT";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<SizeCap> cap(PlannedEntry entry, AccountState account, RiskLimits limits) {
        if (entry.lossFraction().signum() <= 0) {
            return Optional.empty(); // no stop, no heat to measure
        }
        Money free = account.equity().percent(limits.size().maxHeat()).minus(account.heat());
        return Optional.of(new SizeCap(
                LimitingRule.MAX_HEAT,
                new Money(
                        free.amount().divide(entry.lossFraction(), Money.STORED_SCALE, RoundingMode.FLOOR),
                        free.currency())));
    }

    @Override
    public RuleCheck check(PlannedEntry entry, AccountState account, RiskLimits limits) {
        Money most = account.equity().percent(limits.size().maxHeat());
        Money heat = account.heat().plus(heatOf(entry));
        Supplier<String> limit = () -> Shares.limitText(limits.size().maxHeat(), account.equity());
        Supplier<String> actual = () -> Shares.text(heat, account.equity());
        Supplier<String> detail = () -> "loss when every group with a stop is stopped out, as a share of the equity";
        // an entry without a stop adds no heat and is not to be refused for the heat of others
        return entry.lossFraction().signum() <= 0 || heat.compareTo(most) <= 0
                ? RuleCheck.passed(NAME, limit, actual, detail)
                : RuleCheck.blocked(NAME, NAME, limit, actual, detail);
    }

    static Money heatOf(PlannedEntry entry) {
        return entry.notional().times(entry.lossFraction()).rounded(RoundingMode.FLOOR);
    }
}
