package dev.tradewind.engine.positions;

import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.MoneyRounding;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.engine.orders.ExecutionPart;
import dev.tradewind.engine.orders.OrderKey;
import dev.tradewind.engine.orders.OrderSpec;
import dev.tradewind.engine.orders.OrderStatus;
import dev.tradewind.engine.orders.OrderType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;

/** A small venue with its own truth, whose reports arrive late and in pieces. */
final class PretendVenue {
    private final Random random;
    private final Map<OrderKey, Held> orders = new LinkedHashMap<>();
    final List<Trade> trades = new ArrayList<>();
    BigDecimal bid;
    private long sequence;

    /** What really traded, for recomputing the books. */
    record Trade(boolean isBuy, Money notional, Money fee, BigDecimal quantity) {}

    private static final class Held {
        private final OrderSpec spec;
        private boolean resting = true;
        private BigDecimal filled = BigDecimal.ZERO;
        private final Queue<Fill> unreported = new ArrayDeque<>();
        private OrderStatus end = OrderStatus.LIVE;

        Held(OrderSpec spec) {
            this.spec = spec;
        }

        BigDecimal open() {
            return spec.quantity().value().subtract(filled);
        }
    }

    PretendVenue(Random random, BigDecimal bid) {
        this.random = random;
        this.bid = bid;
    }

    BigDecimal position() {
        BigDecimal position = BigDecimal.ZERO;
        for (Trade trade : trades) {
            position = trade.isBuy() ? position.add(trade.quantity()) : position.subtract(trade.quantity());
        }
        return position;
    }

    boolean has(OrderKey key) {
        return orders.containsKey(key);
    }

    /** What this order may still execute, by the venue's own knowledge. */
    BigDecimal open(OrderKey key) {
        Held held = orders.get(key);
        return held.resting ? held.open() : BigDecimal.ZERO;
    }

    void accept(OrderKey key, OrderSpec spec, Instant now) {
        Held held = new Held(spec);
        orders.put(key, held);
        if (spec.type() == OrderType.MARKET || spec.type() == OrderType.MARKETABLE_LIMIT) {
            if (random.nextInt(4) > 0) {
                execute(held, bid, ExecutionPart.WHOLE, now);
            }
            if (held.resting) {
                held.resting = false;
                held.end = OrderStatus.EXPIRED;
            }
        }
    }

    void match(Instant now) {
        for (Held held : orders.values()) {
            if (!held.resting) {
                continue;
            }
            OrderSpec spec = held.spec;
            boolean isBuy = spec.riskIncreasing();
            if (isBuy && spec.limit() != null && bid.compareTo(spec.limit().value()) < 0) {
                execute(held, spec.limit().value(), ExecutionPart.WHOLE, now);
            } else if (!isBuy
                    && spec.stop() != null
                    && bid.compareTo(spec.stop().value()) <= 0) {
                execute(held, bid, spec.type() == OrderType.OCO ? ExecutionPart.STOP : ExecutionPart.WHOLE, now);
            } else if (!isBuy
                    && spec.limit() != null
                    && bid.compareTo(spec.limit().value()) >= 0) {
                execute(
                        held,
                        spec.limit().value(),
                        spec.type() == OrderType.OCO ? ExecutionPart.TAKE_PROFIT : ExecutionPart.WHOLE,
                        now);
            }
        }
    }

    void cancel(OrderKey key) {
        Held held = orders.get(key);
        if (held.resting) {
            held.resting = false;
            held.end = OrderStatus.CANCELLED;
        }
    }

    /** Tells the next thing about an order: one fill, or its end once all fills are told. */
    GroupOrder report(GroupOrder order, Instant now) {
        Held held = orders.get(order.key());
        Instant acknowledged = order.acknowledgedAt() == null ? now : order.acknowledgedAt();
        if (!held.unreported.isEmpty()) {
            List<Fill> fills = new ArrayList<>(order.fills());
            Fill next = held.unreported.remove();
            fills.add(new Fill(
                    next.id(),
                    next.price(),
                    next.quantity(),
                    next.notional(),
                    next.fee(),
                    next.part(),
                    now,
                    ++sequence));
            GroupOrder filled = GroupFixture.with(order, OrderStatus.PARTIAL, fills, acknowledged, null);
            return filled.filled().isAtLeast(order.spec().quantity())
                    ? GroupFixture.with(filled, OrderStatus.FILLED, fills, acknowledged, now)
                    : filled;
        }
        if (!held.resting && !order.status().isTerminal()) {
            return GroupFixture.with(order, held.end, order.fills(), acknowledged, now);
        }
        return order.status().isTerminal() || order.status().isAtVenue()
                ? order
                : GroupFixture.with(order, OrderStatus.LIVE, order.fills(), acknowledged, null);
    }

    private void execute(Held held, BigDecimal price, ExecutionPart part, Instant now) {
        BigDecimal step = GroupFixture.BTC.step().value();
        BigDecimal quantity = held.open();
        if (random.nextInt(3) == 0) {
            BigDecimal some = quantity.multiply(BigDecimal.valueOf(random.nextInt(100)))
                    .divide(BigDecimal.valueOf(100), 8, RoundingMode.DOWN)
                    .divide(step, 0, RoundingMode.DOWN)
                    .multiply(step);
            quantity = some.signum() == 0 ? quantity : some;
        }
        Quantity executed = new Quantity(quantity);
        Price at = new Price(price.setScale(2, RoundingMode.DOWN));
        Money notional = MoneyRounding.notional(at, executed, GroupFixture.USDT);
        Money fee = MoneyRounding.fee(notional, new BigDecimal("0.001"));
        boolean isBuy = held.spec.riskIncreasing();
        trades.add(new Trade(isBuy, notional, fee, quantity));
        held.unreported.add(new Fill("t" + trades.size(), at, executed, notional, fee, part, now, 0));
        held.filled = held.filled.add(quantity);
        if (held.open().signum() == 0) {
            held.resting = false;
            held.end = OrderStatus.FILLED;
        }
    }
}
