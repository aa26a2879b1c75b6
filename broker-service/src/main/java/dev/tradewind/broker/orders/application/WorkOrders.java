package dev.tradewind.broker.orders.application;

import dev.tradewind.engine.orders.GateReason;
import dev.tradewind.engine.orders.OrderDesk;
import dev.tradewind.engine.orders.OrderId;
import dev.tradewind.engine.orders.OrderStatus;
import dev.tradewind.engine.orders.OrderStore;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.SqlRow;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Works the orders of one account under one lease: cancels and exits first, then questions, then entries (R14). Paced per
 * order, so that a silent broker is asked less and less often. Used by one thread.
 */
public final class WorkOrders {
    private static final Duration HELD_AGAIN = Duration.ofSeconds(1);
    private static final Duration CANCEL_AGAIN = Duration.ofSeconds(2);
    private static final Duration LONGEST_HELD = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final String PENDING = """
            select id, state, state_since, created_at, signal_at, risk_increasing, cancel_requested_at is not null as cancel
            from order_intent
            where account_id = $1 and state not in ('SUBMITTING', 'FILLED', 'CANCELLED', 'EXPIRED', 'REJECTED')
              and (state in ('INTENT', 'UNKNOWN', 'REVIEW') or cancel_requested_at is not null)
            order by cancel_requested_at is null, risk_increasing, created_at, id limit 500""";

    private final AccountTx tx;
    private final OrderDesk desk;
    private final OrderStore store;
    private final ReadFills fills;
    private final RunawayStop runawayStop;
    private final OrderMeters meters;
    private final OrdersConfig config;
    private final InstantSource clock;
    private final Map<UUID, Pace> paces = new HashMap<>();

    public WorkOrders(
            AccountTx tx,
            OrderDesk desk,
            OrderStore store,
            ReadFills fills,
            RunawayStop runawayStop,
            OrderMeters meters,
            OrdersConfig config,
            InstantSource clock) {
        this.tx = tx;
        this.desk = desk;
        this.store = store;
        this.fills = fills;
        this.runawayStop = runawayStop;
        this.meters = meters;
        this.config = config;
        this.clock = clock;
    }

    /** An order that something may have to be done about. */
    private record Pending(
            UUID id,
            OrderStatus state,
            Instant stateSince,
            @Nullable Instant signalAt,
            boolean riskIncreasing,
            boolean cancel) {

        /** Cancels and exits, then questions, then entries. */
        int rank() {
            return switch (state) {
                case LIVE, PARTIAL, CANCEL_PENDING, REPLACE_PENDING -> 0;
                case INTENT -> riskIncreasing ? 3 : 1;
                case UNKNOWN, REVIEW -> 2;
                case SUBMITTING, FILLED, CANCELLED, EXPIRED, REJECTED -> 4;
            };
        }
    }

    /** When an order is looked at again, and how long the wait was. */
    private record Pace(OrderStatus state, boolean cancel, long notBefore, Duration length) {
        boolean isOf(Pending order) {
            return state == order.state() && cancel == order.cancel();
        }
    }

    /** Does everything that is due; returns whether it did anything. */
    public boolean pass() {
        List<Pending> pending = tx.read(this::pending);
        forgetOthers(pending);
        boolean did = false;
        for (Pending order :
                pending.stream().sorted(Comparator.comparingInt(Pending::rank)).toList()) {
            if (isDue(order)) {
                work(order);
                did = true;
            }
        }
        return did;
    }

    private List<Pending> pending(Sql sql) {
        return sql.list(PENDING, WorkOrders::read, tx.account().id());
    }

    private static Pending read(SqlRow row) {
        return new Pending(
                row.uuid("id"),
                row.constant("state", OrderStatus.class),
                row.instant("state_since"),
                row.instant("signal_at"),
                row.bool("risk_increasing"),
                row.bool("cancel"));
    }

    private boolean isDue(Pending order) {
        Pace pace = paces.get(order.id());
        if (pace != null && pace.isOf(order)) {
            return System.nanoTime() - pace.notBefore() >= 0;
        }
        if (order.state() != OrderStatus.UNKNOWN) {
            return true;
        }
        Duration left = Duration.between(clock.instant(), order.stateSince().plus(config.resolveAfter()));
        if (left.isPositive()) {
            rest(order, left.compareTo(config.resolveAfter()) > 0 ? config.resolveAfter() : left, true);
            return false;
        }
        return true;
    }

    private void work(Pending order) {
        OrderId id = new OrderId(order.id());
        switch (order.state()) {
            case INTENT -> {
                pace(order, HELD_AGAIN);
                submitted(order, desk.submit(id));
            }
            case UNKNOWN, REVIEW -> {
                pace(order, config.resolveAfter());
                resolve(order, id);
            }
            case LIVE, PARTIAL, CANCEL_PENDING, REPLACE_PENDING -> {
                pace(order, CANCEL_AGAIN);
                completed(id, desk.cancel(id));
            }
            case SUBMITTING, FILLED, CANCELLED, EXPIRED, REJECTED -> {}
        }
    }

    private void submitted(Pending order, OrderDesk.Outcome outcome) {
        switch (outcome) {
            case OrderDesk.Outcome.Reached reached -> {
                if (!reached.order().attempts().isEmpty()) {
                    meters.sent(reached.order(), order.signalAt());
                }
                completed(reached.order().id(), outcome);
            }
            case OrderDesk.Outcome.Held held -> held(held.reasons());
            case OrderDesk.Outcome.NotYet notYet ->
                Log.warnf("order not sent orderId=%s reason=%s", order.id(), notYet.why());
            case OrderDesk.Outcome.Nothing _, OrderDesk.Outcome.NoInformation _ -> {}
        }
    }

    private void resolve(Pending order, OrderId id) {
        OrderDesk.Outcome outcome = desk.resolve(id);
        completed(id, outcome);
        if (outcome instanceof OrderDesk.Outcome.Held held) {
            held(held.reasons());
        }
        boolean isOld = order.stateSince().plus(config.reviewAfter()).isBefore(clock.instant());
        if (order.state() == OrderStatus.UNKNOWN && isOld) {
            store.change(id, found -> found.giveToHuman("unknown since " + order.stateSince(), clock.instant()));
        }
    }

    /** An end waits for its executions: fetch them, then look again (R5). */
    private void completed(OrderId id, OrderDesk.Outcome outcome) {
        if (outcome instanceof OrderDesk.Outcome.Reached reached
                && reached.order().isMissingExecutions()) {
            try {
                fills.pass();
                desk.refresh(id);
            } catch (Broker.BrokerUnavailable silent) {
                Log.debugf("executions not read orderId=%s reason=%s", id, silent.getMessage());
            }
        }
    }

    private void held(List<GateReason> reasons) {
        reasons.stream()
                .filter(LastGate::trips)
                .findFirst()
                .ifPresent(reason -> runawayStop.trip(tx.account(), reason.code() + ": " + reason.text()));
    }

    /** Looks at the order again after the first wait, then after twice as long each time, until its state changes. */
    private void pace(Pending order, Duration first) {
        Pace pace = paces.get(order.id());
        Duration wait = pace != null && pace.isOf(order) && !pace.length().isZero()
                ? pace.length().multipliedBy(2)
                : first;
        Duration longest = order.state() == OrderStatus.INTENT ? LONGEST_HELD : LONGEST;
        rest(order, wait.compareTo(longest) > 0 ? longest : wait, false);
    }

    private void rest(Pending order, Duration length, boolean isOnlyDelay) {
        paces.put(
                order.id(),
                new Pace(
                        order.state(),
                        order.cancel(),
                        System.nanoTime() + length.toNanos(),
                        isOnlyDelay ? Duration.ZERO : length));
    }

    private void forgetOthers(List<Pending> pending) {
        Set<UUID> ids = new HashSet<>();
        pending.forEach(order -> ids.add(order.id()));
        paces.keySet().retainAll(ids);
    }
}
