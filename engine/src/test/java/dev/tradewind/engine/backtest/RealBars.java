package dev.tradewind.engine.backtest;

import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.signals.Timeframe;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** Real bars among the test resources. */
public final class RealBars {
    private RealBars() {}

    public static BarSeries read(String file, Timeframe timeframe) {
        List<String> lines;
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Objects.requireNonNull(RealBars.class.getResourceAsStream(file))),
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
                columns[field][i] =
                        new BigDecimal(fields[field]).movePointRight(4).longValueExact();
            }
            columns[5][i] = new BigDecimal(fields[5])
                    .movePointRight(6)
                    .setScale(0, RoundingMode.FLOOR)
                    .longValueExact();
        }
        return new BarSeries(timeframe, 4, 6, columns[0], columns[1], columns[2], columns[3], columns[4], columns[5]);
    }
}
