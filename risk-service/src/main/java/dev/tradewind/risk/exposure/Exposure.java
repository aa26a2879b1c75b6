package dev.tradewind.risk.exposure;

import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.engine.risk.AccountState;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.risk.accounts.RiskAccount;
import dev.tradewind.risk.groups.RiskGroup;
import dev.tradewind.risk.quotes.Quotes;
import dev.tradewind.risk.reservations.Reservations;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Adds up what an account has committed. For a decision the caller holds the account's lock. */
@Singleton
public class Exposure {
    private final Reservations reservations;
    private final Quotes quotes;

    Exposure(Reservations reservations, Quotes quotes) {
        this.reservations = reservations;
        this.quotes = quotes;
    }

    public Commitments of(Sql sql, UUID user, RiskAccount account, List<RiskGroup> openGroups) {
        Map<String, Money> bySymbol = new HashMap<>();
        boolean isFlat = account.positionsValue().isZero();
        int slots = 0;
        for (RiskGroup group : openGroups) {
            isFlat &= group.quantity().signum() == 0;
            slots += group.isRecovery() ? 0 : 1;
            add(bySymbol, group.symbol(), new Money(valueOf(group), account.currency()));
        }
        reservations
                .openNotional(sql, user, account.id())
                .forEach((symbol, notional) -> add(bySymbol, symbol, new Money(notional, account.currency())));
        Money total = bySymbol.values().stream().reduce(Money.zero(account.currency()), Money::plus);
        Money held = new Money(reservations.held(sql, user, account.id()), account.currency());
        return new Commitments(
                bySymbol,
                total,
                held,
                account.cash().minus(held),
                new Money(heat(sql, user, account.id()), account.currency()),
                slots,
                isFlat);
    }

    /** The account as a decision about one symbol sees it. */
    public static AccountState stateFor(String symbol, RiskAccount account, Commitments commitments) {
        return new AccountState(
                // without positions the cash is the equity, and newer than any valuation
                commitments.isFlat() ? account.cash() : account.equity(),
                account.valuedAt(),
                commitments.isFlat(),
                commitments.available(),
                commitments.inSymbol(symbol),
                commitments.total(),
                commitments.heat(),
                commitments.openGroups());
    }

    // at the bid if there is one, else at cost; a stale bid is still nearer to the value than the cost
    private BigDecimal valueOf(RiskGroup group) {
        return quotes.last(group.symbol())
                .filter(quote -> quote.isSane())
                .map(quote -> quote.bid())
                .or(group::averagePrice)
                .map(price -> worth(group, price))
                .orElse(BigDecimal.ZERO);
    }

    private static BigDecimal worth(RiskGroup group, Price price) {
        return price.value().multiply(new Quantity(group.quantity()).value());
    }

    private static BigDecimal heat(Sql sql, UUID user, UUID account) {
        return sql.one("""
                select coalesce(sum(d.heat), 0) as heat from decision d
                join risk_group g on g.user_id = d.user_id and g.group_id = d.group_id and g.ended_at is null
                where d.user_id = $1 and g.account_id = $2 and d.outcome = 'APPROVED' and d.refused_code is null""", row -> row.decimal("heat"), user, account);
    }

    private static void add(Map<String, Money> bySymbol, String symbol, Money amount) {
        if (!amount.isZero()) {
            bySymbol.merge(symbol, amount, Money::plus);
        }
    }
}
