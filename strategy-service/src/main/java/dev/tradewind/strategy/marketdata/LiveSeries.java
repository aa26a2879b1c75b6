package dev.tradewind.strategy.marketdata;

import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.bars.CandleTimeframe;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.strategy.marketdata.files.CandleFile;
import dev.tradewind.strategy.marketdata.files.CandleFileWriter;
import dev.tradewind.strategy.marketdata.files.CandleHeader;
import dev.tradewind.strategy.marketdata.files.CandleStore;
import dev.tradewind.strategy.marketdata.imports.ImportOptions;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Live minutes as a series of the catalogue: the newest are rows, older ones a file. From time to time a new file with all of them takes
 * the place of the old one, in one commit with the removal of the rows; the growing distance keeps the cost per minute constant.
 */
@Singleton
class LiveSeries {
    private static final int FIRST_FILE = 60;
    private static final int PART = 8;
    private static final String SOURCE = "live candles of the quote stream";

    private final LiveTail tail;
    private final CandleStore store;
    private final LiveCandlesConfig config;
    private final InstantSource clock;

    LiveSeries(LiveTail tail, CandleStore store, LiveCandlesConfig config, InstantSource clock) {
        this.tail = tail;
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    Optional<CandleSeries> find(Sql sql, String symbol) {
        return sql.find(
                "select * from (" + CandleCatalogue.SERIES + ") s where id = $1", CandleCatalogue::series, id(symbol));
    }

    /** Shared minutes of the same symbol that may lie before the live ones. */
    Optional<CandleSeries> older(Sql sql, String symbol) {
        return sql
                .list(
                        "select * from (" + CandleCatalogue.SERIES + ") s where user_id is null and not is_live"
                                + " and venue = $1 and symbol = $2 and timeframe = $3 order by to_second desc limit 1",
                        CandleCatalogue::series,
                        config.olderVenue(),
                        symbol,
                        CandleTimeframe.ONE_MINUTE.name())
                .stream()
                .findFirst();
    }

    /** Opening of the newest stored minute. */
    OptionalLong newest(Sql sql, String symbol) {
        OptionalLong row = tail.newest(sql, config.venue(), symbol);
        return row.isPresent()
                ? row
                : find(sql, symbol)
                        .filter(series -> series.bars() > 0)
                        .map(series -> OptionalLong.of(series.to()))
                        .orElse(OptionalLong.empty());
    }

    /** Stores a closed minute; another replica may have done it already. */
    boolean append(Sql sql, String symbol, LiveCandle candle) {
        boolean isNew = tail.add(sql, config.venue(), symbol, candle);
        if (isNew) {
            makeEntry(sql, symbol, candle.opensAt());
            rollWhenDue(sql, symbol);
        }
        return isNew;
    }

    private void makeEntry(Sql sql, String symbol, long first) {
        sql.update(
                """
                insert into shared_candle_series (id, name, venue, symbol, timeframe, calendar, hash, from_second, to_second, bars,
                                                  price_decimals, volume_decimals, source, is_adjusted, is_live, quality, created_at)
                values ($1, $2, $3, $4, $5, $6, '', $7, $7, 0, $8, $8, $9, false, true, null, $10)
                on conflict do nothing""",
                id(symbol),
                symbol + " live",
                config.venue(),
                symbol,
                CandleTimeframe.ONE_MINUTE.name(),
                ImportOptions.usualCalendar(symbol).name(),
                first,
                LiveTail.DECIMALS,
                SOURCE,
                clock.instant());
    }

    private void rollWhenDue(Sql sql, String symbol) {
        CandleSeries series = sql.one(
                "select *, null::uuid as user_id from shared_candle_series where id = $1 for update",
                CandleCatalogue::series,
                id(symbol));
        long rows = sql.one(
                "select count(*) as n from live_candle where venue = $1 and symbol = $2",
                row -> row.number("n"),
                config.venue(),
                symbol);
        long due = series.bars() == 0 ? FIRST_FILE : Math.max(config.rollBars(), series.bars() / PART);
        if (rows >= due) {
            roll(sql, series);
        }
    }

    private void roll(Sql sql, CandleSeries series) {
        BarSeries rows = tail.of(sql, series.venue(), series.symbol());
        Optional<CandleFile> older =
                series.hash().isEmpty() ? Optional.empty() : Optional.of(store.file(series.hash()));
        long all = older.map(CandleFile::bars).orElse(0L) + rows.size();
        long dropped = Math.max(0, all - config.keptBars());
        var header = new CandleHeader(
                series.timeframe(), series.calendar(), series.priceDecimals(), series.volumeDecimals(), all - dropped);
        String hash;
        try (CandleFileWriter writer = new CandleFileWriter(store.folder(), header)) {
            long next = 0;
            if (older.isPresent()) {
                CandleFile file = older.get();
                for (long i = dropped; i < file.bars(); i++) {
                    writer.set(
                            next++,
                            file.opensAt(i),
                            file.open(i),
                            file.high(i),
                            file.low(i),
                            file.close(i),
                            file.volume(i));
                }
            }
            for (int i = Math.toIntExact(rows.size() - (all - dropped - next)); i < rows.size(); i++) {
                writer.set(
                        next++,
                        rows.opensAt()[i],
                        rows.openUnits()[i],
                        rows.highUnits()[i],
                        rows.lowUnits()[i],
                        rows.closeUnits()[i],
                        rows.volumeUnits()[i]);
            }
            hash = writer.finish();
        }
        long last = rows.opensAt()[rows.size() - 1];
        sql.update(
                "update shared_candle_series set hash = $2, from_second = $3, to_second = $4, bars = $5 where id = $1",
                series.id(),
                hash,
                store.file(hash).opensAt(0),
                last,
                header.bars());
        tail.removeUpTo(sql, series.venue(), series.symbol(), last);
        Log.debugf("live candles rolled symbol=%s bars=%d", series.symbol(), header.bars());
    }

    private UUID id(String symbol) {
        return UUID.nameUUIDFromBytes(("live:" + config.venue() + ":" + symbol).getBytes(StandardCharsets.UTF_8));
    }
}
