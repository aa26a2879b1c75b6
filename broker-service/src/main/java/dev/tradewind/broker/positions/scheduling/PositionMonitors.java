package dev.tradewind.broker.positions.scheduling;

import dev.tradewind.broker.positions.application.GroupAttention;
import dev.tradewind.broker.positions.application.PositionsConfig;
import dev.tradewind.broker.positions.application.TriggerIndex;
import dev.tradewind.broker.positions.persistence.DueGroups;
import dev.tradewind.broker.roles.ProcessRole;
import dev.tradewind.kit.jobs.JobTicks;
import dev.tradewind.kit.tenancy.DatabaseUnavailable;
import dev.tradewind.kit.tenancy.TenantTx;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/**
 * When groups are looked at without an event: timers every second, the take-profit check every 15 s (D-14). One replica wins
 * each tick (R16). At start the trigger book is filled from the rows.
 */
@Singleton
class PositionMonitors {
    static final String TAKE_PROFIT_CHECK = "take-profit-check";
    static final String GROUP_TIMERS = "group-timers";
    private static final UUID FIRST = new UUID(0, 0);

    private final TenantTx tx;
    private final JobTicks ticks;
    private final DueGroups due;
    private final GroupAttention attention;
    private final TriggerIndex triggers;
    private final PositionsConfig config;
    private final InstantSource clock;
    private final ProcessRole role;
    private final AtomicReference<Double> unprotected = new AtomicReference<>(0.0);
    private volatile boolean isRunning = true;

    @Inject
    PositionMonitors(
            TenantTx tx,
            JobTicks ticks,
            DueGroups due,
            GroupAttention attention,
            TriggerIndex triggers,
            PositionsConfig config,
            InstantSource clock,
            ProcessRole role,
            MeterRegistry registry) {
        this.tx = tx;
        this.ticks = ticks;
        this.due = due;
        this.attention = attention;
        this.triggers = triggers;
        this.config = config;
        this.clock = clock;
        this.role = role;
        Gauge.builder("unprotected_seconds_now", unprotected, AtomicReference::get)
                .description("Seconds that things are held right now without their exit at the venue")
                .register(registry);
    }

    void start(@Observes StartupEvent started) {
        if (!role.runsOrderCore()) {
            return;
        }
        Thread.ofVirtual().name("group-timers").start(() -> {
            until(this::rebuild);
            loop(config.timersEvery(), this::timers);
        });
        Thread.ofVirtual().name("take-profit-check").start(() -> loop(config.takeProfitCheckEvery(), this::checkAll));
    }

    void stop(@Observes ShutdownEvent stopping) {
        isRunning = false;
    }

    /** Fills the trigger book; groups that were armed in the meantime say so themselves. */
    void rebuild() {
        List<DueGroups.Armed> armed = tx.system("trigger-book", due::armed);
        armed.forEach(group -> triggers.watch(group.userId(), group.groupId(), group.symbol(), group.triggers()));
        Log.infof("trigger book rebuilt groups=%d", armed.size());
    }

    void timers() {
        Optional<Long> tick = ticks.winTick(GROUP_TIMERS, config.timersEvery());
        if (tick.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        List<DueGroups.Due> groups = tx.system(GROUP_TIMERS, sql -> due.byTime(sql, now, config.groupsPerTick()));
        groups.forEach(group -> attention.look(group.userId(), group.groupId()));
        ticks.finished(GROUP_TIMERS, tick.get(), "ok items=" + groups.size());
    }

    void checkAll() {
        Optional<Long> tick = ticks.winTick(TAKE_PROFIT_CHECK, config.takeProfitCheckEvery());
        if (tick.isEmpty()) {
            return;
        }
        UUID after = FIRST;
        int items = 0;
        while (isRunning) {
            UUID from = after;
            List<DueGroups.Due> page = tx.system(TAKE_PROFIT_CHECK, sql -> due.open(sql, from, config.groupsPerTick()));
            if (page.isEmpty()) {
                break;
            }
            page.forEach(group -> attention.look(group.userId(), group.groupId()));
            items += page.size();
            after = page.getLast().groupId();
        }
        unprotected.set(tx.system(TAKE_PROFIT_CHECK, sql -> due.unprotectedSeconds(sql, clock.instant())));
        ticks.finished(TAKE_PROFIT_CHECK, tick.get(), "ok items=" + items);
    }

    private void loop(Duration every, Runnable work) {
        while (isRunning) {
            attempt(work);
            pause(every);
        }
    }

    private void until(Runnable work) {
        while (isRunning && !attempt(work)) {
            pause(config.timersEvery());
        }
    }

    private boolean attempt(Runnable work) {
        try {
            work.run();
            return true;
        } catch (DatabaseUnavailable gone) {
            Log.debugf("monitor waits for the database: %s", gone.getMessage());
        } catch (RuntimeException failure) {
            Log.warnf(failure, "monitor failed, the next tick tries again");
        }
        return false;
    }

    private void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            isRunning = false;
            Thread.currentThread().interrupt();
        }
    }
}
