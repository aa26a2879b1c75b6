package dev.tradewind.strategy.marketdata;

import dev.tradewind.engine.calendar.WallClock;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.TenantTx;
import dev.tradewind.strategy.marketdata.files.CandleStore;
import dev.tradewind.strategy.marketdata.imports.ImportedFile;
import dev.tradewind.strategy.marketdata.samples.ShippedSeries;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Puts the shipped series into the store at the first start, beside the start itself; later starts find them there. */
@Singleton
class SampleInstaller {
    private final CandleStore store;
    private final TenantTx tx;
    private final MarketdataConfig config;
    private final InstantSource clock;

    SampleInstaller(CandleStore store, TenantTx tx, MarketdataConfig config, InstantSource clock) {
        this.store = store;
        this.tx = tx;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        if (config.samples()) {
            Thread.ofVirtual().name("install-samples").start(this::installAll);
        }
    }

    void installAll() {
        for (ShippedSeries series : ShippedSeries.all()) {
            try {
                install(series);
            } catch (IOException | RuntimeException failure) {
                Log.errorf(failure, "sample series not installed file=%s", series.file());
            }
        }
    }

    private void install(ShippedSeries series) throws IOException {
        UUID id = UUID.nameUUIDFromBytes(("shipped:" + series.file()).getBytes(StandardCharsets.UTF_8));
        Optional<String> known = tx.nobody(
                sql -> sql.find("select hash from shared_candle_series where id = $1", row -> row.text("hash"), id));
        if (known.isPresent() && store.has(known.get())) {
            return;
        }
        ImportedFile made = series.writeTo(store.folder());
        tx.nobody(sql -> write(sql, id, series, made));
        Log.infof(
                "sample series installed symbol=%s timeframe=%s bars=%d",
                series.symbol(), series.timeframe().label(), made.report().bars());
    }

    private int write(Sql sql, UUID id, ShippedSeries series, ImportedFile made) {
        return sql.update(
                """
                insert into shared_candle_series (id, name, venue, symbol, timeframe, calendar, hash, from_second, to_second, bars,
                                                  price_decimals, volume_decimals, source, is_adjusted, is_live, quality, created_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, false, $15, $16)
                on conflict (id) do update set hash = excluded.hash, from_second = excluded.from_second,
                  to_second = excluded.to_second, bars = excluded.bars, price_decimals = excluded.price_decimals,
                  volume_decimals = excluded.volume_decimals, quality = excluded.quality""",
                id,
                series.name(),
                series.venue(),
                series.symbol(),
                series.timeframe().name(),
                series.calendar().name(),
                made.hash().orElseThrow(),
                made.from(),
                made.to(),
                made.report().bars(),
                made.priceDecimals(),
                made.volumeDecimals(),
                series.source(),
                series.isAdjusted(),
                Json.of(QualityViews.of(made, WallClock.utc().name())),
                clock.instant());
    }
}
