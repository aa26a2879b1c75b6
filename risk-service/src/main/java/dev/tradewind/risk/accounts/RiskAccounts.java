package dev.tradewind.risk.accounts;

import dev.tradewind.contracts.events.AccountOpenedV1;
import dev.tradewind.contracts.events.AccountValuedV1;
import dev.tradewind.contracts.events.ExecutionBookedV1;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.money.Money;
import dev.tradewind.kit.events.EventEnvelope;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.SqlRow;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of accounts. The row lock of an account puts everything that touches its limits into one order (C-45). */
@Singleton
public class RiskAccounts {
    private static final String SELECT = """
            select account_id, broker, currency, cash, positions_value, equity, valued_at from risk_account
            where user_id = $1""";

    /** Locks the account until the transaction ends. Nobody waits for the answer: what is sent after it is done after it. */
    public void lock(Sql sql, UUID user, UUID account) {
        sql.send("select 1 from risk_account where user_id = $1 and account_id = $2 for update", user, account);
    }

    /** As {@link #lock}, and reads it; empty if it was never announced. */
    public Optional<RiskAccount> lockAndFind(Sql sql, UUID user, UUID account) {
        return sql.find(SELECT + " and account_id = $2 for update", RiskAccounts::read, user, account);
    }

    public Optional<RiskAccount> find(Sql sql, UUID user, UUID account) {
        return sql.find(SELECT + " and account_id = $2", RiskAccounts::read, user, account);
    }

    /** The account the caller means: the named one, or the user's oldest. */
    public Optional<RiskAccount> findOrOldest(Sql sql, UUID user, Optional<UUID> account) {
        return account.isPresent()
                ? find(sql, user, account.get())
                : list(sql, user).stream().findFirst();
    }

    /** All accounts of the user, oldest first. */
    public List<RiskAccount> list(Sql sql, UUID user) {
        return sql.list(SELECT + " order by opened_at, account_id", RiskAccounts::read, user);
    }

    /** An account was opened; its first valuation is its cash. */
    public void opened(Sql sql, UUID user, AccountOpenedV1 fact) {
        sql.send(
                """
                insert into risk_account (user_id, account_id, name, broker, mode, currency, cash, cash_at,
                                          positions_value, equity, valued_at, opened_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, 0, $7, $8, $8)
                on conflict (user_id, account_id) do update set name = excluded.name, mode = excluded.mode""",
                user,
                fact.accountId(),
                fact.name(),
                fact.broker(),
                fact.mode(),
                fact.currency(),
                fact.cash(),
                fact.at());
    }

    /** A valuation (C-49). Its cash counts only if no later execution has told the cash already. */
    public void valued(Sql sql, UUID user, AccountValuedV1 fact) {
        sql.send("""
                update risk_account set
                  positions_value = $3, equity = $4, valued_at = $6,
                  cash = case when $6 >= cash_at then $5 else cash end,
                  cash_at = greatest(cash_at, $6)
                where user_id = $1 and account_id = $2 and valued_at <= $6""", user, fact.accountId(), fact.positionsValue(), fact.equity(), fact.cash(), fact.at());
    }

    /** An execution tells the cash after it. */
    public void executed(Sql sql, EventEnvelope event, ExecutionBookedV1 fact) {
        sql.send("""
                update risk_account set cash = $3, cash_at = greatest(cash_at, $4)
                where user_id = $1 and account_id = $2""", event.user(), fact.accountId(), fact.cashAfter(), event.time());
    }

    private static RiskAccount read(SqlRow row) {
        Currency currency = Currency.of(row.text("currency"));
        return new RiskAccount(
                row.uuid("account_id"),
                row.text("broker"),
                new Money(row.decimal("cash"), currency),
                new Money(row.decimal("positions_value"), currency),
                new Money(row.decimal("equity"), currency),
                row.instant("valued_at"));
    }
}
