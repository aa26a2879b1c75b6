package dev.tradewind.system.parity;

import dev.tradewind.engine.bars.BarColumns;
import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.matching.BarTicks;
import dev.tradewind.engine.matching.InstrumentScale;
import dev.tradewind.engine.signals.Timeframe;
import dev.tradewind.system.harness.TestSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A piece of the history that ships with the paper venue, as the quotes that a venue shows and as the bars that a backtest reads. */
record ReplayBars(InstrumentScale scale, List<BarTicks> bars) {
    private static final int DECIMALS = 8;

    static ReplayBars read(InstrumentScale scale, Instant from, int count) {
        String name = scale.instrument().symbol().value().replace('/', '-') + "-PERP-1m.csv.gz";
        Path file = TestSettings.checkout().resolve("broker-service/src/main/resources/replay/" + name);
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
            return new ReplayBars(
                    scale,
                    lines.lines()
                            .skip(1)
                            .map(line -> bar(scale, line.split(",", -1)))
                            .dropWhile(bar -> bar.opensAt().isBefore(from))
                            .limit(count)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BarTicks bar(InstrumentScale scale, String[] fields) {
        return new BarTicks(
                Instant.parse(fields[0]),
                Duration.ofMinutes(1),
                scale.nearestTicks(new BigDecimal(fields[1])),
                scale.nearestTicks(new BigDecimal(fields[2])),
                scale.nearestTicks(new BigDecimal(fields[3])),
                scale.nearestTicks(new BigDecimal(fields[4])),
                scale.wholeSteps(new BigDecimal(fields[5])));
    }

    BarSeries series() {
        var columns = new BarColumns();
        for (BarTicks bar : bars) {
            columns.add(
                    bar.opensAt().getEpochSecond(),
                    units(bar.open()),
                    units(bar.high()),
                    units(bar.low()),
                    units(bar.close()),
                    InstrumentScale.units(scale.quantity(bar.volumeSteps()).value()));
        }
        return columns.toSeries(Timeframe.ONE_MINUTE, DECIMALS, DECIMALS);
    }

    private long units(long ticks) {
        return InstrumentScale.units(scale.price(ticks).value());
    }
}
