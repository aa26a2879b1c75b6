package dev.tradewind.broker.positions.scheduling;

import dev.tradewind.broker.orders.application.Broker;
import dev.tradewind.broker.orders.application.Brokers;
import dev.tradewind.broker.positions.application.Instruments;
import dev.tradewind.broker.roles.ProcessRole;
import dev.tradewind.contracts.events.InstrumentPublishedV1;
import dev.tradewind.contracts.events.TickTierV1;
import dev.tradewind.engine.instruments.Instrument;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Precision metadata of every broker, read at start and every hour (D-04). */
@Singleton
class InstrumentCatalog implements Instruments {
    private static final Duration REFRESH = Duration.ofHours(1);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(2);

    private final Brokers brokers;
    private final InstantSource clock;
    private final ProcessRole role;
    private final ConcurrentMap<String, InstrumentPublishedV1> known = new ConcurrentHashMap<>();
    private volatile boolean isRunning = true;

    InstrumentCatalog(Brokers brokers, InstantSource clock, ProcessRole role) {
        this.brokers = brokers;
        this.clock = clock;
        this.role = role;
    }

    void start(@Observes StartupEvent started) {
        if (role.runsOrderCore()) {
            Thread.ofVirtual().name("instrument-catalog").start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        isRunning = false;
    }

    @Override
    public Optional<InstrumentPublishedV1> find(String broker, String symbol) {
        return Optional.ofNullable(known.get(key(broker, symbol)));
    }

    private void run() {
        while (isRunning) {
            Duration next = REFRESH;
            for (Broker broker : brokers.all()) {
                if (!refresh(broker)) {
                    next = TRY_AGAIN;
                }
            }
            try {
                Thread.sleep(next);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean refresh(Broker broker) {
        try {
            Instant now = clock.instant();
            broker.instruments()
                    .forEach(tradable -> known.put(
                            key(broker.name(), tradable.instrument().symbol().value()), published(tradable, now)));
            return true;
        } catch (RuntimeException unavailable) {
            Log.debugf("instruments not read broker=%s: %s", broker.name(), unavailable.toString());
            return false;
        }
    }

    private static InstrumentPublishedV1 published(Broker.TradableInstrument tradable, Instant at) {
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
                at);
    }

    private static String key(String broker, String symbol) {
        return broker + ' ' + symbol;
    }
}
