package dev.tradewind.strategy.testing;

import dev.tradewind.engine.bars.CandleTimeframe;
import dev.tradewind.engine.calendar.TradingCalendar;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.tenancy.TenantTx;
import dev.tradewind.strategy.marketdata.files.CandleFileWriter;
import dev.tradewind.strategy.marketdata.files.CandleHeader;
import dev.tradewind.strategy.marketdata.files.CandleStore;
import io.quarkus.arc.Arc;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Price history of the tests: a random walk from a fixed seed, catalogued as a user's own import. */
public final class History {
    public static final Instant BEGIN = Instant.parse("2024-01-01T00:00:00Z");

    private History() {}

    public static CandleStore store() {
        return Arc.container().instance(CandleStore.class).get();
    }

    /** So many candles of an hour for a pair; its id. */
    public static String hourly(UUID user, String symbol, int bars, long seed) {
        String hash = write(bars, seed);
        UUID id = UUID.randomUUID();
        long first = BEGIN.getEpochSecond();
        Arc.container()
                .instance(TenantTx.class)
                .get()
                .run(
                        user,
                        sql -> sql.update(
                                """
                                insert into candle_series (user_id, id, name, venue, symbol, timeframe, calendar, hash, from_second,
                                  to_second, bars, price_decimals, volume_decimals, source, is_adjusted, quality, created_at)
                                values ($1, $2, 'walk', 'IMPORT', $3, 'ONE_HOUR', 'CRYPTO', $4, $5, $6, $7, 2, 5, 'test', false, $8, $9)""",
                                user,
                                id,
                                symbol,
                                hash,
                                first,
                                first + (bars - 1) * 3600L,
                                (long) bars,
                                Json.of(Map.of()),
                                Instant.now()));
        return id.toString();
    }

    private static String write(int bars, long seed) {
        var random = new Random(seed);
        var header = new CandleHeader(CandleTimeframe.ONE_HOUR, TradingCalendar.CRYPTO, 2, 5, bars);
        try (var writer = new CandleFileWriter(store().folder(), header)) {
            long price = 5_000_000;
            for (int i = 0; i < bars; i++) {
                long open = price;
                long close = Math.max(100_000, open + Math.round(random.nextGaussian() * open / 120));
                long high = Math.max(open, close) + random.nextInt(20_000);
                long low = Math.max(50_000, Math.min(open, close) - random.nextInt(20_000));
                writer.set(i, BEGIN.getEpochSecond() + i * 3600L, open, high, low, close, 100_000_000L);
                price = close;
            }
            return writer.finish();
        }
    }
}
