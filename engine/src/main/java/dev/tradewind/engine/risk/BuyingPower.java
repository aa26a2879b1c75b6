package dev.tradewind.engine.risk;

import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.sizing.LimitingRule;
import dev.tradewind.engine.sizing.SizeCap;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.Supplier;

/** BUYING_POWER: what is reserved, fees included, must be covered by available cash (D-05 reservation ledger). */
final class BuyingPower implements PreTradeRule {
    private static final String NAME = "BUYING_POWER";
    /** Each leg's reservation is rounded up in the eighth decimal: seven legs, and a little more. */
    private static final BigDecimal ROUNDING_ROOM = new BigDecimal("0.0000001");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<SizeCap> cap(PlannedEntry entry, AccountState account, RiskLimits limits) {
        BigDecimal withFee = BigDecimal.ONE.add(entry.fee().fraction());
        BigDecimal most = account.available()
                .amount()
                .subtract(ROUNDING_ROOM)
                .divide(withFee, Money.STORED_SCALE, RoundingMode.FLOOR);
        return Optional.of(new SizeCap(
                LimitingRule.BUYING_POWER, new Money(most, account.available().currency())));
    }

    @Override
    public RuleCheck check(PlannedEntry entry, AccountState account, RiskLimits limits) {
        Supplier<String> limit =
                () -> account.available().rounded(RoundingMode.FLOOR).toString();
        Supplier<String> actual = () -> entry.reserved().toString();
        Supplier<String> detail = () -> "cash to reserve for the whole grid with fees, against cash not yet reserved";
        return entry.reserved().compareTo(account.available()) <= 0
                ? RuleCheck.passed(NAME, limit, actual, detail)
                : RuleCheck.blocked(NAME, "INSUFFICIENT_FUNDS", limit, actual, detail);
    }
}
