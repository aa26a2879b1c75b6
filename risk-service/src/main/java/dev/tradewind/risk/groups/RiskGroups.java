package dev.tradewind.risk.groups;

import dev.tradewind.contracts.events.ExecutionBookedV1;
import dev.tradewind.contracts.events.GroupChangedV1;
import dev.tradewind.contracts.plans.OrderSide;
import dev.tradewind.contracts.plans.PlanV1;
import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.money.Price;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.SqlRow;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of the group projection. Callers hold the account's lock. */
@Singleton
public class RiskGroups {
    private static final Set<String> ENDED = Set.of("CLOSED", "FAILED");

    private static final String OPEN = """
            select g.group_id, g.symbol, g.timeframe_seconds, g.side, g.is_recovery, g.base_price, g.configuration,
                   g.quantity, g.cost, g.is_exiting or g.state = 'CLOSING' as is_closing,
                   coalesce(max(d.pyramid_index), -1) + 1 as pyramids, coalesce(max(d.candle_id), 0) as last_candle_id
            from risk_group g
            left join decision d on d.user_id = g.user_id and d.group_id = g.group_id
              and d.outcome = 'APPROVED' and d.pyramid_index is not null and d.refused_code is null
            where g.user_id = $1 and g.account_id = $2 and g.ended_at is null
            group by g.user_id, g.group_id order by g.opened_at, g.group_id""";

    private final Json json;

    RiskGroups(Json json) {
        this.json = json;
    }

    /** All groups of the account that have not ended. */
    public List<RiskGroup> open(Sql sql, UUID user, UUID account) {
        return sql.list(OPEN, RiskGroups::read, user, account);
    }

    /** A plan of a new group was approved: the group takes its key and its slot from now on. */
    public void planned(Sql sql, PlanV1 plan, Instant at) {
        sql.send(
                """
                insert into risk_group (user_id, group_id, account_id, symbol, timeframe_seconds, side, state,
                                        base_price, configuration, opened_at)
                values ($1, $2, $3, $4, $5, $6, 'PENDING', $7, $8, $9)""",
                plan.userId(),
                plan.groupId(),
                plan.accountId(),
                plan.symbol(),
                plan.timeframeSeconds(),
                plan.side(),
                plan.basePrice(),
                json.write(plan.configuration()),
                at);
    }

    /** An exit was approved: no entry joins this group any more. */
    public void exiting(Sql sql, UUID user, UUID group, boolean isExiting) {
        sql.send("update risk_group set is_exiting = $3 where user_id = $1 and group_id = $2", user, group, isExiting);
    }

    /** The broker moved a group. True if this ended it; an older fact than the one kept changes nothing. */
    public boolean changed(Sql sql, UUID user, GroupChangedV1 fact) {
        boolean isEnd = ENDED.contains(fact.to());
        int changed = sql.update(
                """
                insert into risk_group as g (user_id, group_id, account_id, symbol, timeframe_seconds, side, state,
                                             is_recovery, version, opened_at, ended_at)
                values ($1, $2, $3, $4, $5, $6, $7, true, $8, $9, $10)
                on conflict (user_id, group_id) do update set state = excluded.state, version = excluded.version,
                  ended_at = coalesce(g.ended_at, excluded.ended_at),
                  is_exiting = g.is_exiting and $11
                where g.version < excluded.version""",
                user,
                fact.groupId(),
                fact.accountId(),
                fact.symbol(),
                fact.timeframeSeconds(),
                fact.side(),
                fact.to(),
                fact.version(),
                fact.at(),
                isEnd ? fact.at() : null,
                // back from CLOSING: the close was refused and protection restored (D-02)
                !"CLOSING".equals(fact.from()));
        return isEnd && changed == 1;
    }

    /** The broker took no plan of this group: it never was. */
    public void endIfNeverOpened(Sql sql, UUID user, UUID group, Instant at) {
        sql.send("""
                update risk_group g set state = 'FAILED', ended_at = $3
                where user_id = $1 and group_id = $2 and state = 'PENDING' and not exists (
                  select 1 from decision d where d.user_id = g.user_id and d.group_id = g.group_id
                    and d.outcome = 'APPROVED' and d.pyramid_index is not null and d.refused_code is null)""", user, group, at);
    }

    /** Lots grow or shrink by an execution; what is sold takes its share of the cost along. */
    public void executed(Sql sql, UUID user, ExecutionBookedV1 fact) {
        boolean isEntry = isEntry(fact.role());
        BigDecimal quantity = fact.quantity();
        if (isEntry && fact.side() == OrderSide.BUY && isInBase(fact)) {
            quantity = quantity.subtract(fact.fee()).max(BigDecimal.ZERO);
        }
        String statement = isEntry ? """
                  update risk_group set quantity = quantity + $3, cost = cost + $4
                  where user_id = $1 and group_id = $2""" : """
                  update risk_group set quantity = greatest(0, quantity - $3),
                    cost = case when quantity <= $3 then 0 else round(cost * (quantity - $3) / quantity, 12) end
                  where user_id = $1 and group_id = $2 and $4::numeric is not null""";
        sql.send(statement, user, fact.groupId(), quantity, fact.notional());
    }

    /** Whether an order's role opens risk: ENTRY, or its letter of D-01. */
    public static boolean isEntry(String role) {
        return role.equals("ENTRY") || role.equals("E");
    }

    private static boolean isInBase(ExecutionBookedV1 fact) {
        return Symbol.isCanonical(fact.symbol())
                && Symbol.of(fact.symbol()).base().equals(fact.feeCurrency());
    }

    private static RiskGroup read(SqlRow row) {
        return new RiskGroup(
                row.uuid("group_id"),
                row.text("symbol"),
                row.integer("timeframe_seconds"),
                row.constant("side", Side.class),
                row.bool("is_closing"),
                row.bool("is_recovery"),
                row.integer("pyramids"),
                row.number("last_candle_id"),
                price(row, "base_price"),
                row.text("configuration"),
                row.decimal("quantity"),
                row.decimal("cost"));
    }

    private static @Nullable Price price(SqlRow row, String column) {
        BigDecimal value = row.decimal(column);
        return value == null ? null : new Price(value);
    }
}
