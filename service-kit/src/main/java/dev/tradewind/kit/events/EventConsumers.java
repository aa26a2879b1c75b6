package dev.tradewind.kit.events;

import dev.tradewind.kit.config.Installation;
import dev.tradewind.kit.internal.InternalHttp;
import dev.tradewind.kit.jobs.Leases;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.tenancy.TenantTx;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** All consumers of this service, started with it and stopped with it. */
@Singleton
public class EventConsumers {
    private final Map<String, ConsumerLoop> loops = new LinkedHashMap<>();
    private final EventsConfig config;
    private final ParkedEvents parked;
    private final TenantTx tx;
    private final AtomicLong parkedFacts = new AtomicLong();

    @Inject
    EventConsumers(
            @All List<EventConsumer> consumers,
            EventsConfig config,
            Installation installation,
            TenantTx tx,
            ParkedEvents parked,
            InternalHttp http,
            NatsLink nats,
            Leases leases,
            Json json,
            MeterRegistry meters) {
        this.config = config;
        this.parked = parked;
        this.tx = tx;
        meters.gauge("trading_parked_facts", parkedFacts);
        for (EventConsumer consumer : consumers) {
            EventApplier applier = new EventApplier(consumer, installation.service(), tx, parked, config);
            Puller puller = (request, limit) ->
                    http.post(applier.producer(), "/internal/v1/events/pull", request, PullAnswer.class, limit);
            ConsumerLoop loop = new ConsumerLoop(applier, puller, nats, leases, json, config);
            if (loops.put(applier.producer(), loop) != null) {
                throw new IllegalStateException("two consumers for producer " + applier.producer());
            }
            meters.gauge(
                    "trading_consumer_lag_positions",
                    io.micrometer.core.instrument.Tags.of("producer", applier.producer()),
                    applier,
                    EventApplier::lag);
            meters.gauge(
                    "trading_consumer_gaps_total",
                    io.micrometer.core.instrument.Tags.of("producer", applier.producer()),
                    applier,
                    EventApplier::gaps);
        }
    }

    /** Keeps the gauge of parked facts up to date. */
    @Scheduled(every = "1m", delayed = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void countParked() {
        try {
            if (!loops.isEmpty()) {
                parkedFacts.set(parked.count());
            }
        } catch (RuntimeException away) {
            Log.debugf("parked facts not counted: %s", away.toString());
        }
    }

    void start(@Observes StartupEvent event) {
        if (config.enabled()) {
            loops.values().forEach(ConsumerLoop::start);
        }
    }

    /** Another replica may take over while this one still answers its last requests. */
    void stopEarly(@Observes ShutdownDelayInitiatedEvent event) {
        loops.values().forEach(ConsumerLoop::requestStop);
    }

    void stop(@Observes ShutdownEvent event) {
        loops.values().forEach(ConsumerLoop::requestStop);
        loops.values().forEach(ConsumerLoop::stop);
    }

    /** Pulls once from a producer and applies what came; for tests and tools. */
    public void applyOnce(String producer) {
        loop(producer).pull(Duration.ZERO);
    }

    /** Applies given facts of a producer as if they had been delivered; for tests. */
    public EventApplier.Outcome apply(String producer, List<EventEnvelope> events) {
        EventApplier applier = loop(producer).applier();
        applier.forget();
        return applier.apply(events);
    }

    /** Where this service stands with a producer, by partition. */
    public Map<Integer, Long> cursors(String producer) {
        EventApplier applier = loop(producer).applier();
        applier.forget();
        return applier.cursors();
    }

    /** Producers this service listens to. */
    public List<String> producers() {
        return List.copyOf(loops.keySet());
    }

    /** Positions behind, over all partitions of a producer. */
    public long lag(String producer) {
        return loop(producer).applier().lag();
    }

    /** Applies the parked facts of a user again, oldest first, each in its own transaction; stops at the first that still fails. */
    public int replayParked(@Nullable UUID user) {
        int replayed = 0;
        for (ParkedEvents.Parked item : parked.all()) {
            if (!Objects.equals(item.userId(), user)) {
                continue;
            }
            EventApplier applier = loop(item.producer()).applier();
            tx.nobody(sql -> {
                sql.actAs(item.userId());
                applier.handlerOf(item.event()).apply(sql, item.event());
                parked.remove(sql, applier.consumer(), item.producer(), item.event());
                return Boolean.TRUE;
            });
            applier.forget();
            replayed++;
        }
        return replayed;
    }

    private ConsumerLoop loop(String producer) {
        ConsumerLoop loop = loops.get(producer);
        if (loop == null) {
            throw new IllegalArgumentException("this service does not listen to " + producer);
        }
        return loop;
    }
}
