package dev.tradewind.broker.accounts;

import dev.tradewind.broker.orders.application.TradingAccount;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.SqlRow;
import dev.tradewind.kit.tenancy.TenantTx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Account rows. */
@Singleton
public class Accounts {
    private final TenantTx tx;

    @Inject
    public Accounts(TenantTx tx) {
        this.tx = tx;
    }

    /** An account with its last valuation, if it was ever valued. */
    record Row(
            UUID id,
            UUID userId,
            String name,
            String broker,
            String mode,
            String currency,
            String state,
            BigDecimal cash,
            @Nullable BigDecimal positionsValue,
            @Nullable BigDecimal equity,
            @Nullable BigDecimal realisedToday,
            @Nullable BigDecimal equityAtSessionStart,
            @Nullable Instant valuedAt,
            BigDecimal boundInOrders) {
        TradingAccount trading() {
            return new TradingAccount(id, userId, broker);
        }
    }

    /** All accounts of all users, for the lanes. */
    public List<TradingAccount> all() {
        return tx.system(
                "list-accounts",
                sql -> sql.list(
                        "select id, user_id, broker from account order by opened_at",
                        row -> new TradingAccount(row.uuid("id"), row.uuid("user_id"), row.text("broker"))));
    }

    List<Row> ofUser(Sql sql, UUID userId) {
        return sql.list(query("a.user_id = $1"), Accounts::read, userId);
    }

    Optional<Row> find(Sql sql, UUID userId, UUID accountId) {
        return sql.find(query("a.user_id = $1 and a.id = $2"), Accounts::read, userId, accountId);
    }

    /** Free cash is what resting entries do not bind; the fee stays out of it, risk-service reserves exactly. */
    private static String query(String where) {
        return """
                select a.*, v.positions_value, v.equity, v.realised_today, v.equity_at_session_start, v.valued_at,
                    coalesce((select sum((o.quantity - o.filled) * o.limit_price) from order_intent o
                      where o.account_id = a.id and o.side = 'BUY' and o.limit_price is not null
                        and o.state not in ('FILLED', 'CANCELLED', 'EXPIRED', 'REJECTED')), 0) as bound
                from account a left join account_valuation v on v.account_id = a.id
                where %s order by a.opened_at""".formatted(where);
    }

    private static Row read(SqlRow row) {
        return new Row(
                row.uuid("id"),
                row.uuid("user_id"),
                row.text("name"),
                row.text("broker"),
                row.text("mode"),
                row.text("currency"),
                row.text("state"),
                row.decimal("cash"),
                row.decimal("positions_value"),
                row.decimal("equity"),
                row.decimal("realised_today"),
                row.decimal("equity_at_session_start"),
                row.instant("valued_at"),
                row.decimal("bound"));
    }
}
