package dev.tradewind.broker.orders.application;

import dev.tradewind.engine.instruments.OrderSide;
import dev.tradewind.engine.orders.GateReason;
import dev.tradewind.engine.orders.Order;
import dev.tradewind.engine.orders.OrderKey;
import dev.tradewind.engine.orders.OrderRole;
import dev.tradewind.engine.orders.OrderSpec;
import dev.tradewind.kit.tenancy.Sql;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The caps before the wire (R21), counted in the claiming transaction from what was really sent. Strategies cannot reach this. */
@Singleton
public class LastGate {
    static final String PRICE_BAND = "PRICE_BAND";
    private static final String ORDERS_PER_MINUTE = "ORDERS_PER_MINUTE";
    private static final String NOTIONAL_PER_DAY = "NOTIONAL_PER_DAY";
    private static final String OPEN_ORDERS = "OPEN_ORDERS";
    private static final String MORE_THAN_PARENT = "MORE_THAN_PARENT";
    private static final String MORE_THAN_HELD = "MORE_THAN_HELD";

    /** Reasons that stop the account until a person looked: something runs away. */
    private static final Set<String> TRIPS =
            Set.of(ORDERS_PER_MINUTE, NOTIONAL_PER_DAY, OPEN_ORDERS, PRICE_BAND, MORE_THAN_PARENT);

    private final OrdersConfig config;

    @Inject
    public LastGate(OrdersConfig config) {
        this.config = config;
    }

    /** Whether this reason sets the account's kill switch to REDUCING. */
    public static boolean trips(GateReason reason) {
        return TRIPS.contains(reason.code());
    }

    /** What stops exits as well: a rate that no honest exit reaches, and selling more than is held (R7). */
    List<GateReason> againstAll(Sql sql, TradingAccount account, Order order, Instant now) {
        List<GateReason> reasons = new ArrayList<>();
        long sent = attempts(sql, account, now, false);
        if (sent >= config.maxOrdersPerMinute()) {
            reasons.add(new GateReason(ORDERS_PER_MINUTE, sent + " requests were sent in the last minute."));
        }
        if (order.intent().spec().side() == OrderSide.SELL && exceedsHolding(sql, account, order)) {
            reasons.add(new GateReason(MORE_THAN_HELD, "Open sells and this one are more than the account holds."));
        }
        return reasons;
    }

    List<GateReason> againstEntry(Sql sql, TradingAccount account, Order order, Instant now) {
        List<GateReason> reasons = new ArrayList<>();
        long sent = attempts(sql, account, now, true);
        if (sent >= config.maxEntriesPerMinute()) {
            reasons.add(new GateReason(ORDERS_PER_MINUTE, sent + " entries were sent in the last minute."));
        }
        BigDecimal notional =
                notionalToday(sql, account, now).add(notional(order.intent().spec()));
        if (notional.compareTo(config.maxNotionalPerDay()) > 0) {
            reasons.add(new GateReason(
                    NOTIONAL_PER_DAY, "Entries of " + notional.toPlainString() + " today are above the cap."));
        }
        long open = sql.one("""
                select count(*) as n from order_intent
                where account_id = $1 and state not in ('INTENT', 'FILLED', 'CANCELLED', 'EXPIRED', 'REJECTED')""", row -> row.number("n"), account.id());
        if (open >= config.maxOpenOrders()) {
            reasons.add(new GateReason(OPEN_ORDERS, open + " orders are open already."));
        }
        if (exceedsParent(sql, order)) {
            reasons.add(new GateReason(MORE_THAN_PARENT, "The leg's orders together are more than what was approved."));
        }
        return reasons;
    }

    private static long attempts(Sql sql, TradingAccount account, Instant now, boolean entriesOnly) {
        return sql.one("""
                select count(*) as n from order_attempt
                where account_id = $1 and started_at > $2 and (risk_increasing or not $3)""", row -> row.number("n"), account.id(), now.minus(Duration.ofMinutes(1)), entriesOnly);
    }

    private static BigDecimal notionalToday(Sql sql, TradingAccount account, Instant now) {
        return sql.one("""
                select coalesce(sum(notional), 0) as notional from order_attempt
                where account_id = $1 and started_at >= $2 and risk_increasing and number = 1""", row -> row.decimal("notional"), account.id(), now.truncatedTo(ChronoUnit.DAYS));
    }

    private static BigDecimal notional(OrderSpec spec) {
        return spec.limit() == null
                ? BigDecimal.ZERO
                : spec.limit().value().multiply(spec.quantity().value());
    }

    /** The first generation of an entry is what was approved; what its successors filled or may still fill stays below it. */
    private static boolean exceedsParent(Sql sql, Order order) {
        OrderKey key = order.intent().key();
        if (key.role() != OrderRole.ENTRY || key.generation() == 0) {
            return false;
        }
        return sql.one(
                """
                select coalesce(sum(case when ended_at is null and generation <> $4 then quantity else filled end), 0) + $5
                         > coalesce(max(quantity) filter (where generation = 0), 0) as exceeds
                from order_intent
                where group_id = $1 and pyramid = $2 and leg = $3 and role = 'ENTRY'""",
                row -> row.bool("exceeds"),
                key.groupId(),
                key.pyramid(),
                key.leg(),
                key.generation(),
                order.intent().spec().quantity().value());
    }

    /** Spot holdings by our own executions and adjustments, less what open sells may still take. */
    private static boolean exceedsHolding(Sql sql, TradingAccount account, Order order) {
        OrderSpec spec = order.intent().spec();
        return sql.one(
                """
                select $4 + coalesce((select sum(quantity - filled) from order_intent
                          where account_id = $1 and symbol = $2 and side = 'SELL' and id <> $5 and quantity > filled
                            and state not in ('INTENT', 'FILLED', 'CANCELLED', 'EXPIRED', 'REJECTED')), 0)
                     > coalesce((select sum(case when x.side = 'BUY' then x.quantity else -x.quantity end
                                            - case when x.fee_currency = $3 then x.fee else 0 end)
                          from execution x where x.account_id = $1 and x.symbol = $2 and x.kind = 'TRADE'
                            and not exists (select 1 from execution b
                              where b.account_id = x.account_id and b.kind = 'BUST' and b.refers_to = x.broker_execution_id)), 0)
                       + coalesce((select sum(quantity) from position_adjustment
                          where account_id = $1 and asset = $3), 0) as exceeds""",
                row -> row.bool("exceeds"),
                account.id(),
                spec.symbol().value(),
                spec.symbol().base(),
                spec.quantity().value(),
                order.id().value());
    }
}
