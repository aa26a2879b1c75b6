package dev.tradewind.broker.accounts;

import dev.tradewind.broker.orders.application.TradingAccount;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.kit.tenancy.Sql;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What an account holds: the sum of its signed executions and its adjustments, nothing else (R6). */
@Singleton
public class Holdings {

    private record Flow(String symbol, BigDecimal quantity, String feeCurrency, BigDecimal fees) {}

    /** Units by base asset; assets of which nothing is left are absent. */
    public Map<String, BigDecimal> byAsset(Sql sql, UUID accountId) {
        Map<String, BigDecimal> holdings = new HashMap<>();
        for (Flow flow : flows(sql, accountId)) {
            String asset = Symbol.of(flow.symbol()).base();
            BigDecimal net = flow.feeCurrency().equals(asset) ? flow.quantity().subtract(flow.fees()) : flow.quantity();
            holdings.merge(asset, net, BigDecimal::add);
        }
        sql.list("""
                select p.asset, sum(p.quantity) as quantity from position_adjustment p join account a on a.id = p.account_id
                where p.account_id = $1 and p.asset <> a.currency group by p.asset""", row -> holdings.merge(row.text("asset"), row.decimal("quantity"), BigDecimal::add), accountId);
        holdings.values().removeIf(quantity -> quantity.signum() == 0);
        return holdings;
    }

    /** A change that is no execution, with its source. Cash moves with it when the asset is the account's currency. */
    public void adjust(
            Sql sql, UUID id, TradingAccount account, String asset, BigDecimal quantity, String reason, Instant now) {
        sql.update("""
                insert into position_adjustment (id, user_id, account_id, asset, quantity, reason, at)
                values ($1, $2, $3, $4, $5, $6, $7)""", id, account.userId(), account.id(), asset, quantity, reason, now);
        sql.update(
                "update account set cash = cash + $3 where id = $1 and currency = $2", account.id(), asset, quantity);
    }

    /** A bust takes its trade out, a correction stands for it. */
    private static List<Flow> flows(Sql sql, UUID accountId) {
        return sql.list(
                """
                select x.symbol, x.fee_currency, sum(case when x.side = 'BUY' then x.quantity else -x.quantity end) as quantity,
                    sum(x.fee) as fees
                from execution x
                where x.account_id = $1 and x.kind <> 'BUST' and not exists (
                    select 1 from execution later where later.account_id = x.account_id
                      and later.refers_to = coalesce(x.refers_to, x.broker_execution_id) and later.sequence > x.sequence)
                group by x.symbol, x.fee_currency""",
                row -> new Flow(
                        row.text("symbol"), row.decimal("quantity"), row.text("fee_currency"), row.decimal("fees")),
                accountId);
    }
}
