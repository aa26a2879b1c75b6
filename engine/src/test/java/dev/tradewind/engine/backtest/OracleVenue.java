package dev.tradewind.engine.backtest;

import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.matching.FillModel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The venue of docs/backtests.md in plain decimals: a list of orders that is looked through from end to end at every step. */
final class OracleVenue {
    /** An order as it stands. */
    static final class Order {
        final int number;
        final boolean isBuy;
        final @Nullable BigDecimal limit;
        final @Nullable BigDecimal stop;
        final BigDecimal quantity;
        final int leg;
        BigDecimal filled = BigDecimal.ZERO;
        BigDecimal filledByStop = BigDecimal.ZERO;
        boolean isTriggered;
        boolean isOpen = true;

        Order(
                int number,
                boolean isBuy,
                @Nullable BigDecimal limit,
                @Nullable BigDecimal stop,
                BigDecimal quantity,
                int leg) {
            this.number = number;
            this.isBuy = isBuy;
            this.limit = limit;
            this.stop = stop;
            this.quantity = quantity;
            this.leg = leg;
        }

        BigDecimal rest() {
            return quantity.subtract(filled);
        }
    }

    /** One execution. */
    record Fill(
            Order order,
            BigDecimal price,
            BigDecimal quantity,
            BigDecimal notional,
            BigDecimal fee,
            BigDecimal slipped) {}

    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    final BigDecimal tick;
    private final FillModel model;
    private final List<Order> orders = new ArrayList<>();
    final List<Fill> fills = new ArrayList<>();
    BigDecimal cash;
    BigDecimal held = BigDecimal.ZERO;
    private int numbers;
    private int triggers;
    private BigDecimal bid = BigDecimal.ZERO;
    private BigDecimal ask = BigDecimal.ZERO;
    private BigDecimal bidSize = BigDecimal.ZERO;
    private BigDecimal askSize = BigDecimal.ZERO;
    private BigDecimal barVolume = BigDecimal.ZERO;
    private final List<Order> triggered = new ArrayList<>();

    OracleVenue(Instrument instrument, FillModel model, BigDecimal cash) {
        this.tick = instrument.ticks().getFirst().tick().value();
        this.model = model;
        this.cash = cash;
    }

    int newest() {
        return numbers;
    }

    List<Order> open() {
        orders.removeIf(order -> !order.isOpen);
        return List.copyOf(orders);
    }

    void offer(BigDecimal size, BigDecimal volume) {
        bidSize = size;
        askSize = size;
        barVolume = volume;
    }

    /** A step: the price, its quote, and the newest order that may sell at a profit. */
    void show(BigDecimal price, BigDecimal newBid, BigDecimal newAsk, int newestSell) {
        bid = newBid;
        ask = newAsk;
        for (Order order : byStop()) {
            if (!order.isTriggered && order.stop != null && bid.compareTo(order.stop) <= 0) {
                order.isTriggered = true;
                triggered.add(order);
            }
        }
        for (Order order : List.copyOf(triggered)) {
            if (order.isOpen) {
                sellAtMarket(order);
            }
        }
        BigDecimal highest = price.subtract(tick);
        for (Order order : byLimit(false)) {
            boolean isReached = order.limit != null && order.limit.compareTo(highest) <= 0;
            if (isReached && !order.isTriggered && order.number <= newestSell) {
                fill(order, order.limit, bidSize.min(order.rest()), false);
            }
        }
        for (Order order : byLimit(true)) {
            if (order.limit != null && order.limit.compareTo(ask) >= 0) {
                fill(order, order.limit, askSize.min(order.rest()), false);
            }
        }
    }

    Order buyLimit(int leg, BigDecimal quantity, BigDecimal limit) {
        Order order = taken(new Order(++numbers, true, limit, null, quantity, leg));
        if (limit.compareTo(ask) >= 0) {
            fill(order, ask, askSize.min(quantity), false);
        }
        return order;
    }

    Order buyAtMarket(int leg, BigDecimal quantity, BigDecimal bound) {
        Order order = taken(new Order(++numbers, true, bound, null, quantity, leg));
        BigDecimal size = askSize.min(quantity);
        BigDecimal slipped = ask.multiply(TEN_THOUSAND.add(basisPoints(size)))
                .divide(TEN_THOUSAND.multiply(tick), 0, RoundingMode.CEILING)
                .multiply(tick);
        if (bound.compareTo(ask) >= 0) {
            fill(order, slipped.min(bound), size, true);
        }
        order.isOpen = false;
        return order;
    }

    Order sell(int leg, BigDecimal quantity, @Nullable BigDecimal limit, @Nullable BigDecimal stop) {
        return taken(new Order(++numbers, false, limit, stop, quantity, leg));
    }

    Order sellNow(BigDecimal quantity) {
        Order order = taken(new Order(++numbers, false, null, null, quantity, -1));
        sellAtMarket(order);
        order.isOpen = false;
        return order;
    }

    void cancel(Order order) {
        order.isOpen = false;
    }

    private Order taken(Order order) {
        orders.add(order);
        return order;
    }

    private void sellAtMarket(Order order) {
        BigDecimal size = bidSize.min(order.rest());
        BigDecimal slipped = bid.multiply(TEN_THOUSAND.subtract(basisPoints(size)))
                .divide(TEN_THOUSAND.multiply(tick), 0, RoundingMode.FLOOR)
                .multiply(tick)
                .max(tick);
        fill(order, slipped, size, true);
    }

    private BigDecimal basisPoints(BigDecimal size) {
        boolean moves =
                size.multiply(HUNDRED).compareTo(barVolume.multiply(BigDecimal.valueOf(model.impactPercentOfBar())))
                        > 0;
        return BigDecimal.valueOf(moves ? model.slippageBps() + model.impactBps() : model.slippageBps());
    }

    private void fill(Order order, BigDecimal price, BigDecimal size, boolean slips) {
        if (size.signum() == 0) {
            return;
        }
        BigDecimal notional = price.multiply(size).setScale(8, RoundingMode.HALF_EVEN);
        BigDecimal fee = notional.multiply(model.feeRate())
                .setScale(8, RoundingMode.UP)
                .add(size.multiply(model.feePerUnit()).setScale(8, RoundingMode.UP));
        BigDecimal touch = order.isBuy ? ask : bid;
        BigDecimal slipped = slips
                ? price.subtract(touch).abs().multiply(size).setScale(8, RoundingMode.HALF_EVEN)
                : BigDecimal.ZERO;
        order.filled = order.filled.add(size);
        if (order.isTriggered) {
            order.filledByStop = order.filledByStop.add(size);
        }
        if (order.rest().signum() == 0) {
            order.isOpen = false;
        }
        if (order.isBuy) {
            askSize = askSize.subtract(size);
            cash = cash.subtract(notional).subtract(fee);
            held = held.add(size);
        } else {
            bidSize = bidSize.subtract(size);
            cash = cash.add(notional).subtract(fee);
            held = held.subtract(size);
        }
        fills.add(new Fill(order, price, size, notional, fee, slipped));
    }

    private List<Order> byStop() {
        return open().stream()
                .filter(order -> order.stop != null)
                .sorted(Comparator.<Order, BigDecimal>comparing(order -> order.stop)
                        .reversed()
                        .thenComparingInt(order -> order.number))
                .toList();
    }

    private List<Order> byLimit(boolean buys) {
        Comparator<Order> byPrice = Comparator.comparing(order -> order.limit);
        return open().stream()
                .filter(order -> order.isBuy == buys && order.limit != null)
                .sorted((buys ? byPrice.reversed() : byPrice).thenComparingInt(order -> order.number))
                .toList();
    }
}
