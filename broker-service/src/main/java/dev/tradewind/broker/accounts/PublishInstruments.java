package dev.tradewind.broker.accounts;

import dev.tradewind.broker.orders.application.Broker;
import dev.tradewind.broker.orders.application.Brokers;
import dev.tradewind.broker.roles.ProcessRole;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.contracts.events.InstrumentPublishedV1;
import dev.tradewind.contracts.events.TickTierV1;
import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.kit.events.Event;
import dev.tradewind.kit.events.EventLog;
import dev.tradewind.kit.jobs.JobTicks;
import dev.tradewind.kit.tenancy.TenantTx;
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
import org.jspecify.annotations.Nullable;

/** Tells the other services what can be traded and how precisely (C-46): at the start and every hour (C-30). */
@Singleton
public class PublishInstruments {
    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration AGAIN = Duration.ofSeconds(2);

    private final ProcessRole role;
    private final TenantTx tx;
    private final Brokers brokers;
    private final EventLog events;
    private final JobTicks ticks;
    private final InstantSource clock;
    private @Nullable Thread publisher;

    @Inject
    PublishInstruments(
            ProcessRole role, TenantTx tx, Brokers brokers, EventLog events, JobTicks ticks, InstantSource clock) {
        this.role = role;
        this.tx = tx;
        this.brokers = brokers;
        this.events = events;
        this.ticks = ticks;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        if (role.runsOrderCore()) {
            publisher = Thread.ofVirtual().name("publish-instruments").start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        Thread running = publisher;
        if (running != null) {
            running.interrupt();
        }
    }

    private void run() {
        boolean isFirst = true;
        while (!Thread.currentThread().isInterrupted()) {
            Duration pause = EVERY;
            try {
                if (isFirst || ticks.win("publish-instruments", EVERY)) {
                    brokers.all().forEach(this::publish);
                }
                isFirst = false;
            } catch (RuntimeException failure) {
                Log.debugf("instruments not published yet: %s", failure.toString());
                pause = AGAIN;
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void publish(Broker broker) {
        List<Broker.TradableInstrument> instruments = broker.instruments();
        Instant now = clock.instant();
        tx.runSystem(
                "publish-instruments",
                sql -> events.append(
                        sql,
                        instruments.stream()
                                .map(instrument -> Event.of(
                                        EventTypes.INSTRUMENT_PUBLISHED,
                                        null,
                                        instrument.instrument().symbol().value(),
                                        now.getEpochSecond(),
                                        fact(instrument, now)))
                                .toList()));
    }

    private static InstrumentPublishedV1 fact(Broker.TradableInstrument tradable, Instant now) {
        Instrument instrument = tradable.instrument();
        return new InstrumentPublishedV1(
                instrument.venue(),
                instrument.symbol().value(),
                instrument.base().code(),
                instrument.quote().code(),
                instrument.ticks().stream()
                        .map(tier ->
                                new TickTierV1(tier.from().value(), tier.tick().value()))
                        .toList(),
                instrument.step().value(),
                instrument.minQuantity().value(),
                instrument.maxQuantity().value(),
                instrument.minNotional().amount(),
                tradable.feePercent(),
                now);
    }
}
