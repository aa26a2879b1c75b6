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
import java.util.function.Supplier;

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

    /** What was sent and is open, in the claiming transaction. */
    private record Sent(long orders, long entries, BigDecimal entriesNotional, long open) {}

    /** Questions that are out; their answers are waited for when they are asked for. */
    final class Counted {
        private final Order order;
        private final Supplier<List<Sent>> sent;
        private final Supplier<List<Boolean>> exceedsHolding;
        private final Supplier<List<Boolean>> exceedsParent;

        private Counted(Sql sql, TradingAccount account, Order order, Instant now) {
            this.order = order;
            this.sent = askSent(sql, account, now);
            this.exceedsHolding = order.intent().spec().side() == OrderSide.SELL
                    ? askExceedsHolding(sql, account, order)
                    : () -> List.of(false);
            this.exceedsParent = askExceedsParent(sql, order);
        }

        /** What stops exits as well: a rate that no honest exit reaches, and selling more than is held (R7). */
        List<GateReason> againstAll() {
            List<GateReason> reasons = new ArrayList<>();
            long orders = sent.get().getFirst().orders();
            if (orders >= config.maxOrdersPerMinute()) {
                reasons.add(new GateReason(ORDERS_PER_MINUTE, orders + " requests were sent in the last minute."));
            }
            if (exceedsHolding.get().getFirst()) {
                reasons.add(new GateReason(MORE_THAN_HELD, "Open sells and this one are more than the account holds."));
            }
            return reasons;
        }

        List<GateReason> againstEntry() {
            List<GateReason> reasons = new ArrayList<>();
            Sent before = sent.get().getFirst();
            if (before.entries() >= config.maxEntriesPerMinute()) {
                reasons.add(
                        new GateReason(ORDERS_PER_MINUTE, before.entries() + " entries were sent in the last minute."));
            }
            BigDecimal notional =
                    before.entriesNotional().add(notional(order.intent().spec()));
            if (notional.compareTo(config.maxNotionalPerDay()) > 0) {
                reasons.add(new GateReason(
                        NOTIONAL_PER_DAY, "Entries of " + notional.toPlainString() + " today are above the cap."));
            }
            if (before.open() >= config.maxOpenOrders()) {
                reasons.add(new GateReason(OPEN_ORDERS, before.open() + " orders are open already."));
            }
            if (exceedsParent.get().getFirst()) {
                reasons.add(
                        new GateReason(MORE_THAN_PARENT, "The leg's orders together are more than what was approved."));
            }
            return reasons;
        }
    }

    Counted ask(Sql sql, TradingAccount account, Order order, Instant now) {
        return new Counted(sql, account, order, now);
    }

    private static Supplier<List<Sent>> askSent(Sql sql, TradingAccount account, Instant now) {
        return sql.ask(
                """
                select minute.orders, minute.entries, day.notional, open.orders as open
                from (select count(*) as orders, count(*) filter (where risk_increasing) as entries from order_attempt
                      where account_id = $1 and started_at > $2) minute,
                     (select coalesce(sum(notional), 0) as notional from order_attempt
                      where account_id = $1 and started_at >= $3 and risk_increasing and number = 1) day,
                     (select count(*) as orders from order_intent where account_id = $1
                        and state not in ('INTENT', 'FILLED', 'CANCELLED', 'EXPIRED', 'REJECTED')) open""",
                row -> new Sent(
                        row.number("orders"), row.number("entries"), row.decimal("notional"), row.number("open")),
                account.id(),
                now.minus(Duration.ofMinutes(1)),
                now.truncatedTo(ChronoUnit.DAYS));
    }

    private static BigDecimal notional(OrderSpec spec) {
        return spec.limit() == null
                ? BigDecimal.ZERO
                : spec.limit().value().multiply(spec.quantity().value());
    }

    /** The first generation of an entry is what was approved; what its successors filled or may still fill stays below it. */
    private static Supplier<List<Boolean>> askExceedsParent(Sql sql, Order order) {
        OrderKey key = order.intent().key();
        if (key.role() != OrderRole.ENTRY || key.generation() == 0) {
            return () -> List.of(false);
        }
        return sql.ask(
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
    private static Supplier<List<Boolean>> askExceedsHolding(Sql sql, TradingAccount account, Order order) {
        OrderSpec spec = order.intent().spec();
        return sql.ask(
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
