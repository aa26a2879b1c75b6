package dev.tradewind.engine.strategies;

import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.signals.Timeframe;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;

/** Real bars from src/test/resources/strategies, and drawn ones. */
final class SampleBars {
    private static final int PRICE_DECIMALS = 6;
    private static final int VOLUME_DECIMALS = 8;

    private SampleBars() {}

    static BarSeries btcHours() {
        return read("BTC-USDT-1h-6000.csv.gz", new Timeframe(3_600));
    }

    static BarSeries spyDays() {
        return read("SPY-1d.csv.gz", new Timeframe(86_400));
    }

    /** Trends, ranges, jumps and stretches without any movement or volume, all by one seed. */
    static BarSeries drawn(long seed, int size) {
        SplittableRandom random = new SplittableRandom(seed);
        long[][] columns = new long[6][size];
        double price = 100_000_000;
        double drift = 0;
        double noise = 200_000;
        boolean still = false;
        for (int i = 0; i < size; i++) {
            if (random.nextInt(40) == 0) {
                drift = random.nextDouble(-150_000, 150_000);
                noise = random.nextDouble(20_000, 600_000);
                still = random.nextInt(8) == 0;
            }
            double open = price;
            double close = still ? open : Math.max(1_000_000, open + drift + noise * (random.nextDouble() - 0.5));
            double reach = still ? 0 : noise * 0.3;
            columns[0][i] = 1_600_000_000L + i * 60L;
            columns[1][i] = (long) open;
            columns[2][i] = (long) (Math.max(open, close) + reach * random.nextDouble());
            columns[3][i] = (long) (Math.min(open, close) - reach * random.nextDouble());
            columns[4][i] = (long) close;
            columns[5][i] = still ? 0 : random.nextLong(1, 500_000_000);
            price = columns[4][i];
        }
        return series(Timeframe.ONE_MINUTE, columns);
    }

    private static BarSeries read(String file, Timeframe timeframe) {
        List<String> lines;
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(
                        Objects.requireNonNull(SampleBars.class.getResourceAsStream("/strategies/" + file))),
                StandardCharsets.UTF_8))) {
            lines = reader.lines().skip(1).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        long[][] columns = new long[6][lines.size()];
        for (int i = 0; i < lines.size(); i++) {
            String[] fields = lines.get(i).split(",");
            columns[0][i] = fields[0].length() == 10
                    ? LocalDate.parse(fields[0]).atStartOfDay(ZoneOffset.UTC).toEpochSecond()
                    : Instant.parse(fields[0]).getEpochSecond();
            for (int field = 1; field <= 4; field++) {
                columns[field][i] = units(fields[field], PRICE_DECIMALS);
            }
            columns[5][i] = units(fields[5], VOLUME_DECIMALS);
        }
        return series(timeframe, columns);
    }

    private static long units(String number, int decimals) {
        return new BigDecimal(number).movePointRight(decimals).longValueExact();
    }

    private static BarSeries series(Timeframe timeframe, long[][] columns) {
        return new BarSeries(
                timeframe,
                PRICE_DECIMALS,
                VOLUME_DECIMALS,
                columns[0],
                columns[1],
                columns[2],
                columns[3],
                columns[4],
                columns[5]);
    }
}
