package dev.tradewind.strategy.accounts;

import dev.tradewind.contracts.events.AccountOpenedV1;
import dev.tradewind.kit.events.EventEnvelope;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.SqlRow;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The user's accounts, kept from {@code broker.account.opened.v1}. */
@Singleton
public class TradingAccounts {
    private static final String COLUMNS = "account_id, name, broker, mode, currency, cash";

    public Optional<TradingAccount> find(Sql sql, UUID user, UUID account) {
        return sql.find(
                "select " + COLUMNS + " from trading_account where user_id = $1 and account_id = $2",
                TradingAccounts::read,
                user,
                account);
    }

    /** All accounts of the user, oldest first. */
    public List<TradingAccount> list(Sql sql, UUID user) {
        return sql.list(
                "select " + COLUMNS + " from trading_account where user_id = $1 order by opened_at, account_id",
                TradingAccounts::read,
                user);
    }

    /** An account was opened. */
    public void opened(Sql sql, EventEnvelope event) {
        AccountOpenedV1 account = event.dataAs(AccountOpenedV1.class);
        sql.update(
                """
                insert into trading_account (user_id, account_id, name, broker, mode, currency, cash, opened_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8)
                on conflict (user_id, account_id) do update set name = excluded.name, mode = excluded.mode""",
                event.user(),
                account.accountId(),
                account.name(),
                account.broker(),
                account.mode(),
                account.currency(),
                account.cash(),
                account.at());
    }

    private static TradingAccount read(SqlRow row) {
        return new TradingAccount(
                row.uuid("account_id"),
                row.text("name"),
                row.text("broker"),
                row.text("mode"),
                row.text("currency"),
                row.decimal("cash"));
    }
}
