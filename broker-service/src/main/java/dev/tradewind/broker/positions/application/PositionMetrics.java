package dev.tradewind.broker.positions.application;

import dev.tradewind.engine.positions.GroupDecider;
import dev.tradewind.engine.positions.GroupSnapshot;
import dev.tradewind.kit.tenancy.Sql;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/** How long positions stood without their exit at the venue, and how often groups were looked at. */
@Singleton
public class PositionMetrics {
    private final Counter unprotected;
    private final Counter looks;

    PositionMetrics(MeterRegistry registry) {
        unprotected = Counter.builder("unprotected_seconds")
                .description("Seconds that something was held whose exit did not rest at the venue")
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
    }
}
