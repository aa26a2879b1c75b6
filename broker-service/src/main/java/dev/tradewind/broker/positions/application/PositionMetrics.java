package dev.tradewind.broker.positions.application;

import dev.tradewind.engine.positions.GroupDecider;
import dev.tradewind.engine.positions.GroupSnapshot;
import dev.tradewind.kit.tenancy.Sql;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** How long positions stood without their exit at the venue, and how long a signal took to become an order there. */
@Singleton
public class PositionMetrics {
    private final Counter unprotected;
    private final Timer signalToOrder;
    private final Counter looks;

    PositionMetrics(MeterRegistry registry) {
        unprotected = Counter.builder("unprotected_seconds")
                .description("Seconds that something was held whose exit did not rest at the venue")
                .register(registry);
        signalToOrder = Timer.builder("signal_to_order")
                .description("Time of the signal to the first order acknowledged by the venue")
                .publishPercentileHistogram()
                .register(registry);
        looks = Counter.builder("group_looks")
                .description("Decisions about position groups")
                .register(registry);
    }

    /** Counts once the transaction stands. */
    void looked(Sql sql, StoredGroup before, GroupSnapshot after, Instant now) {
        sql.afterCommit(looks::increment);
        Instant since = before.unprotectedSince();
        if (since != null && !GroupDecider.isUnprotected(after)) {
            double seconds = Duration.between(since, now).toMillis() / 1000.0;
            sql.afterCommit(() -> unprotected.increment(Math.max(0, seconds)));
        }
        firstAcknowledged(after).ifPresent(at -> {
            if (before.firstAcknowledgedAt() == null) {
                Duration took = Duration.between(before.signalAt(), at);
                sql.afterCommit(() -> signalToOrder.record(took.isNegative() ? Duration.ZERO : took));
            }
        });
    }

    /** When the venue first had an entry order of the group. */
    public static Optional<Instant> firstAcknowledged(GroupSnapshot group) {
        return group.orders().stream()
                .filter(order -> order.isEntry() && order.acknowledgedAt() != null)
                .map(order -> order.acknowledgedAt())
                .min(Comparator.naturalOrder());
    }
}
