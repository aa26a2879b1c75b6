package dev.tradewind.engine.backtest;

import dev.tradewind.engine.instruments.OrderSide;
import dev.tradewind.engine.matching.EndReason;
import dev.tradewind.engine.matching.Execution;
import dev.tradewind.engine.matching.FeeAsset;
import dev.tradewind.engine.matching.InstrumentScale;
import dev.tradewind.engine.matching.OrderKind;
import dev.tradewind.engine.matching.OrderLeg;
import dev.tradewind.engine.matching.OrderRequest;
import dev.tradewind.engine.matching.OrderState;
import dev.tradewind.engine.matching.PlaceOutcome;
import dev.tradewind.engine.matching.TimeInForce;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.engine.orders.ExecutionPart;
import dev.tradewind.engine.orders.OrderKey;
import dev.tradewind.engine.orders.OrderSpec;
import dev.tradewind.engine.orders.OrderStatus;
import dev.tradewind.engine.positions.Action;
import dev.tradewind.engine.positions.Fill;
import dev.tradewind.engine.positions.GroupOrder;
import dev.tradewind.engine.positions.GroupSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries a group's orders to the venue and the venue's reports back, in the words of each, as the paper broker's adapter does. */
final class GroupOrders {
    private final PaperAccount account;
    private final InstrumentScale scale;
    private final List<Sent> sent = new ArrayList<>();
    private final TradeTally tally;
    private @Nullable String firstRefusal;

    /** An order under its name at the venue. */
    private record Sent(OrderKey key, String id) {}

    GroupOrders(PaperAccount account, InstrumentScale scale) {
        this.account = account;
        this.scale = scale;
        this.tally = new TradeTally(scale);
    }

    /** Sends an order; false when the venue refused it. Executions are reported like any others, afterwards. */
    boolean place(Action.PlaceOrder place) {
        String id = account.nextOrder();
        sent.add(new Sent(place.key(), id));
        return switch (account.core().place(request(id, place.spec()))) {
            case PlaceOutcome.Accepted _ -> true;
            case PlaceOutcome.Refused refused -> {
                firstRefusal = firstRefusal == null ? refused.refusal().code().name() : firstRefusal;
                yield false;
            }
        };
    }

    void cancel(OrderKey key) {
        account.core().cancel(PaperAccount.ID, id(key));
    }

    /** The orders with everything that the venue reported since the last look. */
    List<GroupOrder> updated(List<GroupOrder> orders, PathPoint at) {
        List<PaperAccount.Executed> executions = account.newExecutions();
        for (PaperAccount.Executed executed : executions) {
            tally.add(executed, at);
        }
        List<GroupOrder> updated = new ArrayList<>(orders);
        List<OrderState> changes = account.changedOrders();
        for (int i = 0; i < changes.size(); i++) {
            OrderState state = changes.get(i);
            String id = state.terms().clientOrderId();
            if (!isChangedAgain(changes, i, id)) {
                int index = indexOf(updated, key(id));
                updated.set(index, updated(updated.get(index), state, fills(executions, id), at.time()));
            }
        }
        return updated;
    }

    private static boolean isChangedAgain(List<OrderState> changes, int index, String id) {
        for (int later = index + 1; later < changes.size(); later++) {
            if (changes.get(later).terms().clientOrderId().equals(id)) {
                return true;
            }
        }
        return false;
    }

    /** The newest orders stand last, and it is they that change. */
    private static int indexOf(List<GroupOrder> orders, OrderKey key) {
        for (int index = orders.size() - 1; index >= 0; index--) {
            if (orders.get(index).key().equals(key)) {
                return index;
            }
        }
        throw new IllegalStateException("no order " + key + " in this group");
    }

    private List<Fill> fills(List<PaperAccount.Executed> executions, String id) {
        List<Fill> fills = new ArrayList<>(1);
        for (PaperAccount.Executed executed : executions) {
            if (executed.execution().clientOrderId().equals(id)) {
                fills.add(fill(executed.execution()));
            }
        }
        return fills;
    }

    TradeTally tally() {
        return tally;
    }

    /** The code of the venue's first no, null when it had none. */
    @Nullable
    String firstRefusal() {
        return firstRefusal;
    }

    private static GroupOrder updated(GroupOrder order, OrderState state, List<Fill> more, Instant now) {
        List<Fill> fills = order.fills();
        if (!more.isEmpty()) {
            fills = new ArrayList<>(fills);
            fills.addAll(more);
        }
        OrderStatus status = status(state);
        Quantity filled = Quantity.ZERO;
        for (Fill fill : fills) {
            filled = filled.isZero() ? fill.quantity() : filled.plus(fill.quantity());
        }
        return new GroupOrder(
                order.key(),
                order.spec(),
                status,
                fills,
                filled,
                order.cancelRequested(),
                order.createdAt(),
                order.acknowledgedAt() == null ? now : order.acknowledgedAt(),
                status.isTerminal() ? now : null);
    }

    /** The group with the answer to an order that was refused. */
    static GroupSnapshot withRejected(GroupSnapshot group, OrderKey key, Instant now) {
        List<GroupOrder> orders = new ArrayList<>(group.orders());
        orders.replaceAll(order -> order.key().equals(key) ? rejected(order, now) : order);
        return GroupRun.with(group, group.pyramids(), orders, group.exitRequests());
    }

    private static GroupOrder rejected(GroupOrder order, Instant now) {
        return new GroupOrder(
                order.key(),
                order.spec(),
                OrderStatus.REJECTED,
                List.of(),
                Quantity.ZERO,
                order.cancelRequested(),
                order.createdAt(),
                null,
                now);
    }

    private static OrderStatus status(OrderState state) {
        return switch (state.status()) {
            case NEW -> OrderStatus.LIVE;
            case PARTIALLY_FILLED -> OrderStatus.PARTIAL;
            case FILLED -> OrderStatus.FILLED;
            case CANCELED -> state.endReason() == EndReason.IOC_REMAINDER ? OrderStatus.EXPIRED : OrderStatus.CANCELLED;
        };
    }

    private OrderRequest request(String id, OrderSpec spec) {
        OrderKind kind = switch (spec.type()) {
            case LIMIT, MARKETABLE_LIMIT -> OrderKind.LIMIT;
            case MARKET -> OrderKind.MARKET;
            case STOP -> OrderKind.STOP;
            case OCO -> OrderKind.OCO;
        };
        TimeInForce timeInForce = switch (spec.timeInForce()) {
            case GOOD_TILL_CANCELLED -> TimeInForce.GTC;
            case IMMEDIATE_OR_CANCEL -> TimeInForce.IOC;
        };
        return new OrderRequest(
                PaperAccount.ID,
                id,
                spec.symbol(),
                spec.side(),
                kind,
                timeInForce,
                spec.quantity(),
                spec.limit(),
                spec.stop());
    }

    private Fill fill(Execution execution) {
        Money fee = new Money(
                InstrumentScale.decimal(execution.fee()),
                execution.feeAsset() == FeeAsset.BASE && execution.side() == OrderSide.BUY
                        ? scale.instrument().base()
                        : scale.instrument().quote());
        return new Fill(
                Long.toString(execution.sequence()),
                scale.price(execution.price()),
                scale.quantity(execution.quantity()),
                new Money(
                        InstrumentScale.decimal(execution.notional()),
                        scale.instrument().quote()),
                fee,
                part(execution.leg()),
                execution.marketTime(),
                execution.sequence());
    }

    private static ExecutionPart part(OrderLeg leg) {
        return switch (leg) {
            case WHOLE -> ExecutionPart.WHOLE;
            case LIMIT -> ExecutionPart.TAKE_PROFIT;
            case STOP -> ExecutionPart.STOP;
        };
    }

    private String id(OrderKey key) {
        for (int newest = sent.size() - 1; newest >= 0; newest--) {
            if (sent.get(newest).key().equals(key)) {
                return sent.get(newest).id();
            }
        }
        throw new IllegalStateException("no order " + key);
    }

    private OrderKey key(String id) {
        for (int newest = sent.size() - 1; newest >= 0; newest--) {
            if (sent.get(newest).id().equals(id)) {
                return sent.get(newest).key();
            }
        }
        throw new IllegalStateException("no order " + id + " in this group");
    }
}
