package dev.tradewind.broker.orders.persistence;

import dev.tradewind.broker.orders.application.ExecutionProfits;
import dev.tradewind.broker.orders.application.OrderListener;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.contracts.events.ExecutionBookedV1;
import dev.tradewind.contracts.events.IncidentRaisedV1;
import dev.tradewind.contracts.events.OrderAcknowledgedV1;
import dev.tradewind.contracts.events.OrderEndedV1;
import dev.tradewind.contracts.plans.OrderSide;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.orders.ExecutionKind;
import dev.tradewind.engine.orders.Order;
import dev.tradewind.engine.orders.OrderChange;
import dev.tradewind.engine.orders.OrderFlag;
import dev.tradewind.engine.orders.OrderIntent;
import dev.tradewind.engine.orders.OrderSpec;
import dev.tradewind.engine.orders.OrderState;
import dev.tradewind.engine.orders.OrderStatus;
import dev.tradewind.kit.events.Event;
import dev.tradewind.kit.events.EventLog;
import dev.tradewind.kit.tenancy.Sql;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes the result of a decision about an order in the caller's transaction: rows, then the group's reaction, then the facts. */
@Singleton
public class OrderJournal {
    private final OrderRows rows;
    private final EventLog events;
    private final Supplier<List<OrderListener>> listeners;
    private final Supplier<List<ExecutionProfits>> profits;

    /** The listeners are asked for at use: they lead back here through the bookkeeping. */
    @Inject
    OrderJournal(
            OrderRows rows, EventLog events, Instance<OrderListener> listeners, Instance<ExecutionProfits> profits) {
        this(
                rows,
                events,
                () -> listeners.stream().toList(),
                () -> profits.stream().toList());
    }

    private OrderJournal(
            OrderRows rows,
            EventLog events,
            Supplier<List<OrderListener>> listeners,
            Supplier<List<ExecutionProfits>> profits) {
        this.rows = rows;
        this.events = events;
        this.listeners = listeners;
        this.profits = profits;
    }

    /** Locks the order's group: always before the order itself. */
    public void lockGroup(Sql sql, UUID userId, UUID groupId) {
        listeners.get().forEach(listener -> listener.lockGroup(sql, userId, groupId));
    }

    /** Writes the change and lets the group react to it. */
    public void write(Sql sql, UUID userId, OrderChange change, Instant now) {
        if (change.isEmpty()) {
            return;
        }
        OrderRows.Written written = rows.save(sql, userId, change, now);
        UUID groupId = change.after().intent().key().groupId();
        if (concernsTheGroup(change)) {
            listeners.get().forEach(listener -> listener.orderChanged(sql, userId, groupId, now));
        }
        tell(sql, userId, change, written, now);
    }

    /** To a group an order that is being sent is what it was before, so it has nothing to decide while the request waits. */
    private static boolean concernsTheGroup(OrderChange change) {
        boolean isOnlySent = change.after().status() == OrderStatus.SUBMITTING
                && change.booked().isEmpty()
                && !change.acknowledged();
        return !isOnlySent && (change.moved() || !change.booked().isEmpty() || change.acknowledged());
    }

    /** As {@link #write}, for a caller that runs the group's decisions itself. */
    public void writeQuietly(Sql sql, UUID userId, OrderChange change, Instant now) {
        if (!change.isEmpty()) {
            tell(sql, userId, change, rows.save(sql, userId, change, now), now);
        }
    }

    private void tell(Sql sql, UUID userId, OrderChange change, OrderRows.Written written, Instant now) {
        Order order = change.after();
        if (change.acknowledged()) {
            append(sql, userId, order, written, EventTypes.ORDER_ACKNOWLEDGED, acknowledged(order, written, now));
        }
        tellExecutions(sql, userId, change, written);
        if (change.ended() && order.state() instanceof OrderState.Ended ended) {
            append(sql, userId, order, written, EventTypes.ORDER_ENDED, ended(order, ended, written, now));
        }
        for (OrderFlag flag : change.flags()) {
            append(sql, userId, order, written, EventTypes.INCIDENT_RAISED, incident(order, flag, now));
        }
    }

    private void tellExecutions(Sql sql, UUID userId, OrderChange change, OrderRows.Written written) {
        List<OrderRows.BookedExecution> booked = written.executions();
        if (booked.isEmpty()) {
            return;
        }
        Order order = change.after();
        List<UUID> ids = booked.stream().map(OrderRows.BookedExecution::id).toList();
        Map<UUID, BigDecimal> realised = new HashMap<>();
        UUID groupId = order.intent().key().groupId();
        profits.get().forEach(source -> realised.putAll(source.realised(sql, groupId, ids)));
        rows.saveProfits(sql, userId, order.intent().accountId(), realised, booked);
        for (OrderRows.BookedExecution execution : booked) {
            if (execution.execution().kind() == ExecutionKind.TRADE) {
                append(
                        sql,
                        userId,
                        order,
                        written,
                        EventTypes.EXECUTION_BOOKED,
                        booked(order, execution, written, realised.get(execution.id())));
            }
        }
    }

    private void append(Sql sql, UUID userId, Order order, OrderRows.Written written, String type, Object data) {
        Event event = Event.of(type, userId, order.id().value(), order.version(), data);
        events.append(sql, written.correlationId() == null ? event : event.correlation(written.correlationId()));
    }

    private static OrderAcknowledgedV1 acknowledged(Order order, OrderRows.Written written, Instant now) {
        OrderIntent intent = order.intent();
        OrderSpec spec = intent.spec();
        return new OrderAcknowledgedV1(
                intent.id().value(),
                intent.accountId(),
                intent.key().groupId(),
                written.signalId(),
                intent.clientOrderId().value(),
                spec.symbol().value(),
                intent.key().role().name(),
                intent.key().pyramid(),
                intent.key().leg(),
                OrderSide.valueOf(spec.side().name()),
                spec.type().name(),
                spec.quantity().value(),
                value(spec.limit()),
                value(spec.stop()),
                now);
    }

    private static OrderEndedV1 ended(Order order, OrderState.Ended ended, OrderRows.Written written, Instant now) {
        OrderIntent intent = order.intent();
        return new OrderEndedV1(
                intent.id().value(),
                intent.accountId(),
                intent.key().groupId(),
                written.signalId(),
                intent.clientOrderId().value(),
                intent.spec().symbol().value(),
                intent.key().role().name(),
                intent.key().pyramid(),
                intent.key().leg(),
                OrderSide.valueOf(intent.spec().side().name()),
                order.status().name(),
                ended.evidence().proof().name(),
                Objects.requireNonNull(written.endedBy(), "an end points to its evidence"),
                intent.spec().quantity().value(),
                order.filled().value(),
                ended instanceof OrderState.Rejected rejected
                        ? rejected.code()
                        : order.cancelRequest() == null
                                ? null
                                : order.cancelRequest().why(),
                now);
    }

    private static ExecutionBookedV1 booked(
            Order order,
            OrderRows.BookedExecution booked,
            OrderRows.Written written,
            @Nullable BigDecimal realisedProfit) {
        OrderIntent intent = order.intent();
        return new ExecutionBookedV1(
                booked.id(),
                booked.execution().id(),
                intent.id().value(),
                intent.accountId(),
                intent.key().groupId(),
                written.signalId(),
                intent.clientOrderId().value(),
                intent.spec().symbol().value(),
                intent.key().role().name(),
                intent.key().pyramid(),
                intent.key().leg(),
                OrderSide.valueOf(intent.spec().side().name()),
                booked.execution().quantity().value(),
                booked.execution().price().value(),
                booked.execution().notional().amount(),
                booked.execution().fee().amount(),
                booked.execution().fee().currency().code(),
                realisedProfit,
                booked.cashAfter(),
                booked.execution().executedAt());
    }

    private static IncidentRaisedV1 incident(Order order, OrderFlag flag, Instant now) {
        String severity = switch (flag) {
            case OVERFILL, NEVER_SENT_BUT_FOUND, REVIEW_NEEDED -> "URGENT";
            case LATE_FILL, TRADE_CHANGED, OPEN_AFTER_END -> "HIGH";
        };
        String title = switch (flag) {
            case OVERFILL -> "More executed than ordered";
            case LATE_FILL -> "Execution after the order had ended";
            case TRADE_CHANGED -> "The broker changed a trade";
            case OPEN_AFTER_END -> "The broker shows an ended order as open";
            case NEVER_SENT_BUT_FOUND -> "The broker has an order that was never sent by our records";
            case REVIEW_NEEDED -> "The fate of an order is unclear";
        };
        return new IncidentRaisedV1(
                flag.name(),
                severity,
                order.intent().accountId(),
                order.intent().key().groupId(),
                title,
                "Order " + order.intent().clientOrderId() + " in "
                        + order.intent().spec().symbol() + ", state " + order.status() + ", filled " + order.filled(),
                now);
    }

    private static @Nullable BigDecimal value(@Nullable Price price) {
        return price == null ? null : price.value();
    }
}
