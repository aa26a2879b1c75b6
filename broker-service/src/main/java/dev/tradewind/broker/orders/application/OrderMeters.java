package dev.tradewind.broker.orders.application;

import dev.tradewind.engine.orders.Attempt;
import dev.tradewind.engine.orders.Order;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What the order side measures: closed sets of tags, no user, symbol or order. */
@Singleton
public class OrderMeters {
    private final Timer signalToOrder;
    private final AtomicLong orphans = new AtomicLong();
    private final AtomicLong unknown = new AtomicLong();
    private final Map<UUID, Double> drifts = new ConcurrentHashMap<>();
    private final AtomicReference<Double> reconcileAge = new AtomicReference<>(0.0);

    @Inject
    public OrderMeters(MeterRegistry registry) {
        signalToOrder = Timer.builder("signal_to_order_seconds")
                .description("From a signal's receipt to the first request of an order")
                .publishPercentileHistogram()
                .register(registry);
        registry.gauge("orphan_orders", orphans);
        registry.gauge("unknown_orders", unknown);
        registry.gauge("broker_drift", this, OrderMeters::drift);
        registry.gauge("reconcile_age_seconds", reconcileAge, AtomicReference::get);
    }

    /** The first request of an order went out. */
    public void sent(Order order, @Nullable Instant signalAt) {
        Attempt first = order.attempts().getFirst();
        if (signalAt != null && order.attempts().size() == 1) {
            Duration took = Duration.between(signalAt, first.startedAt());
            signalToOrder.record(took.isNegative() ? Duration.ZERO : took);
        }
    }

    /** Orders at brokers that no row explains or that should be over, and orders whose fate is open. */
    public void counted(long orphanOrders, long unknownOrders, double oldestReconcileSeconds) {
        orphans.set(orphanOrders);
        unknown.set(unknownOrders);
        reconcileAge.set(oldestReconcileSeconds);
    }

    /** Sum of absolute differences between the broker's balances of an account and ours, over assets, in their own units. */
    public void drift(UUID account, double units) {
        if (units == 0) {
            drifts.remove(account);
        } else {
            drifts.put(account, units);
        }
    }

    private double drift() {
        return drifts.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
