package dev.tradewind.broker.accounts;

import dev.tradewind.broker.orders.application.MarketPrices;
import dev.tradewind.broker.orders.application.TradingAccount;
import dev.tradewind.contracts.events.AccountValuedV1;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.kit.events.Event;
import dev.tradewind.kit.events.EventLog;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.SqlRow;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What an account is worth now: cash and holdings at the bid; told when it changed or the last figure grows old (C-49). */
@Singleton
public class ValueAccount {
    /** Below the 30 s after which nobody may rely on it. */
    private static final Duration TOLD_AGAIN = Duration.ofSeconds(15);

    private static final int MONEY_DECIMALS = 8;

    private final Holdings holdings;
    private final MarketPrices prices;
    private final EventLog events;

    @Inject
    public ValueAccount(Holdings holdings, MarketPrices prices, EventLog events) {
        this.holdings = holdings;
        this.prices = prices;
        this.events = events;
    }

    private record Valuation(
            BigDecimal equity,
            BigDecimal realisedToday,
            LocalDate day,
            BigDecimal atSessionStart,
            Instant at,
            long version) {}

    /** In a transaction of the account's user. Without a price for something held there is no value, and nothing is told. */
    public void handle(Sql sql, TradingAccount account, Instant now) {
        BigDecimal cash = sql.one("select cash from account where id = $1", row -> row.decimal("cash"), account.id());
        Optional<BigDecimal> positions = positionsValue(sql, account.id());
        if (positions.isEmpty()) {
            return;
        }
        BigDecimal equity = cash.add(positions.get());
        BigDecimal realised = realisedToday(sql, account.id(), now);
        Optional<Valuation> last =
                sql.find("select * from account_valuation where account_id = $1", ValueAccount::read, account.id());
        if (last.isPresent() && !isNews(last.get(), equity, realised, now)) {
            return;
        }
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        BigDecimal atSessionStart = last.map(value -> value.day().equals(day) ? value.atSessionStart() : value.equity())
                .orElse(equity);
        long version = sql.one(
                """
                insert into account_valuation as v (user_id, account_id, cash, positions_value, equity, realised_today,
                    session_day, equity_at_session_start, valued_at, version)
                values ($1, $2, $3, $4, $5, $6, $7::text::date, $8, $9, 1)
                on conflict (account_id) do update set cash = excluded.cash, positions_value = excluded.positions_value,
                    equity = excluded.equity, realised_today = excluded.realised_today, session_day = excluded.session_day,
                    equity_at_session_start = excluded.equity_at_session_start, valued_at = excluded.valued_at,
                    version = v.version + 1
                returning version""",
                row -> row.number("version"),
                account.userId(),
                account.id(),
                cash,
                positions.get(),
                equity,
                realised,
                day.toString(),
                atSessionStart,
                now);
        events.append(
                sql,
                Event.of(
                        EventTypes.ACCOUNT_VALUED,
                        account.userId(),
                        account.id(),
                        version,
                        new AccountValuedV1(
                                account.id(), cash, positions.get(), equity, realised, atSessionStart, now)));
    }

    private static boolean isNews(Valuation last, BigDecimal equity, BigDecimal realised, Instant now) {
        return last.equity().compareTo(equity) != 0
                || last.realisedToday().compareTo(realised) != 0
                || last.at().plus(TOLD_AGAIN).isBefore(now);
    }

    /** Spot holdings are quoted against the account's currency in the first version. */
    private Optional<BigDecimal> positionsValue(Sql sql, UUID accountId) {
        Map<String, BigDecimal> held = holdings.byAsset(sql, accountId);
        if (held.isEmpty()) {
            return Optional.of(BigDecimal.ZERO);
        }
        String currency = sql.one("select currency from account where id = $1", row -> row.text("currency"), accountId);
        BigDecimal value = BigDecimal.ZERO;
        for (Map.Entry<String, BigDecimal> holding : held.entrySet()) {
            Optional<MarketPrices.Mark> mark = prices.last(Symbol.of(holding.getKey() + "/" + currency));
            if (mark.isEmpty()) {
                return Optional.empty();
            }
            value = value.add(holding.getValue()
                    .multiply(mark.get().bid().value())
                    .setScale(MONEY_DECIMALS, RoundingMode.HALF_EVEN));
        }
        return Optional.of(value);
    }

    private static BigDecimal realisedToday(Sql sql, UUID accountId, Instant now) {
        Instant midnight =
                LocalDate.ofInstant(now, ZoneOffset.UTC).atStartOfDay().toInstant(ZoneOffset.UTC);
        return sql.one(
                "select coalesce(sum(realised), 0) as realised from execution_profit where account_id = $1 and at >= $2",
                row -> row.decimal("realised"),
                accountId,
                midnight);
    }

    private static Valuation read(SqlRow row) {
        return new Valuation(
                row.decimal("equity"),
                row.decimal("realised_today"),
                row.date("session_day"),
                row.decimal("equity_at_session_start"),
                row.instant("valued_at"),
                row.number("version"));
    }
}
