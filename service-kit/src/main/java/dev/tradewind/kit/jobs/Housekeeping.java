package dev.tradewind.kit.jobs;

import dev.tradewind.kit.events.EventPulls;
import dev.tradewind.kit.events.EventsConfig;
import dev.tradewind.kit.idempotency.Idempotency;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Deletes what nobody needs any more: old facts behind all readers, idempotency keys after 24 h, ticks after a week. */
@Singleton
public class Housekeeping {
    private final JobTicks ticks;
    private final EventPulls events;
    private final EventsConfig config;
    private final Idempotency idempotency;

    @Inject
    Housekeeping(JobTicks ticks, EventPulls events, EventsConfig config, Idempotency idempotency) {
        this.ticks = ticks;
        this.events = events;
        this.config = config;
        this.idempotency = idempotency;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void run() {
        try {
            if (ticks.win("kit.housekeeping", Duration.ofHours(1))) {
                int facts = events.prune(config.retention());
                int keys = idempotency.prune();
                int old = ticks.prune(Duration.ofDays(7));
                Log.infof("housekeeping facts=%d idempotencyKeys=%d ticks=%d", facts, keys, old);
            }
        } catch (RuntimeException failure) {
            Log.warnf(failure, "housekeeping failed, the next tick tries again");
        }
    }
}
