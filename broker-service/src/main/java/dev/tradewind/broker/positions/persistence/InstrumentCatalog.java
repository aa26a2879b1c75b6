package dev.tradewind.broker.positions.persistence;

import dev.tradewind.broker.orders.application.Broker;
import dev.tradewind.broker.orders.application.Brokers;
import dev.tradewind.broker.positions.application.Instruments;
import dev.tradewind.broker.roles.ProcessRole;
import dev.tradewind.contracts.events.InstrumentPublishedV1;
import dev.tradewind.contracts.events.TickTierV1;
import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.TenantTx;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Precision metadata of every broker, read at start and every hour, and kept in a table for the time before (D-04, C-30). */
@Singleton
class InstrumentCatalog implements Instruments {
    private static final Duration REFRESH = Duration.ofHours(1);
    private static final Duration STALE_AFTER = Duration.ofHours(24);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(2);

    private final TenantTx tx;
    private final Brokers brokers;
    private final InstantSource clock;
    private final ProcessRole role;
    private volatile boolean isRunning = true;

    InstrumentCatalog(TenantTx tx, Brokers brokers, InstantSource clock, ProcessRole role) {
        this.tx = tx;
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
    public Supplier<Optional<Listed>> askOf(Sql sql, UUID accountId, String symbol) {
        Supplier<List<Listed>> found = sql.ask(
                """
                select a.broker, m.metadata from account a
                left join instrument_metadata m on m.broker = a.broker and m.symbol = $2 and m.read_at > $3
                where a.id = $1""",
                row -> new Listed(
                        row.text("broker"),
                        row.has("metadata") ? row.json("metadata", InstrumentPublishedV1.class) : null),
                accountId,
                symbol,
                clock.instant().minus(STALE_AFTER));
        return () -> found.get().stream().findFirst();
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
            List<InstrumentPublishedV1> read = broker.instruments().stream()
                    .map(tradable -> published(tradable, now))
                    .toList();
            tx.runSystem("instrument-catalog", sql -> read.forEach(metadata -> keep(sql, broker.name(), metadata)));
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

    private static void keep(Sql sql, String broker, InstrumentPublishedV1 metadata) {
        sql.update("""
                insert into instrument_metadata (broker, symbol, metadata, read_at) values ($1, $2, $3, $4)
                on conflict (broker, symbol) do update set metadata = excluded.metadata, read_at = excluded.read_at""", broker, metadata.symbol(), Json.of(metadata), metadata.at());
    }
}
