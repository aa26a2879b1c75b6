package dev.tradewind.broker.venue.replay;

import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.matching.BarTicks;
import dev.tradewind.engine.matching.InstrumentScale;
import dev.tradewind.engine.matching.OfferedQuote;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The one-minute bars of one symbol, without gaps, in ticks and steps. Read once from the bundled file; about 1 MB a month. */
public final class ReplaySeries {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final MathContext FACTOR_DIGITS = new MathContext(24, RoundingMode.HALF_EVEN);
    private static final int COLUMNS = 6;

    private final Symbol symbol;
    private final Instant first;
    private final int[] open;
    private final int[] high;
    private final int[] low;
    private final int[] close;
    private final long[] volume;

    private ReplaySeries(Symbol symbol, Instant first, int bars) {
        this.symbol = symbol;
        this.first = first;
        this.open = new int[bars];
        this.high = new int[bars];
        this.low = new int[bars];
        this.close = new int[bars];
        this.volume = new long[bars];
    }

    /** Reads the gzip CSV bundled for the symbol, for example {@code replay/BTC-USDT-PERP-1m.csv.gz}. */
    public static ReplaySeries bundled(InstrumentScale scale) {
        Symbol symbol = scale.instrument().symbol();
        String name = "replay/" + symbol.value().replace('/', '-') + "-PERP-1m.csv.gz";
        try (InputStream file = ReplaySeries.class.getClassLoader().getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("missing resource " + name);
            }
            try (var lines =
                    new BufferedReader(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.US_ASCII))) {
                return parse(scale, lines.lines().skip(1).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    /** Lines {@code timestamp,open,high,low,close,volume}; a gap or a bar that is none is refused. */
    public static ReplaySeries parse(InstrumentScale scale, List<String> lines) {
        Instant first = Instant.parse(lines.getFirst().split(",", COLUMNS)[0]);
        ReplaySeries series = new ReplaySeries(scale.instrument().symbol(), first, lines.size());
        for (int i = 0; i < lines.size(); i++) {
            String[] fields = lines.get(i).split(",", COLUMNS);
            if (!Instant.parse(fields[0]).equals(first.plus(MINUTE.multipliedBy(i)))) {
                throw new IllegalStateException("gap in the replay of " + series.symbol + " at " + fields[0]);
            }
            series.open[i] = ticks(scale, fields[1]);
            series.high[i] = ticks(scale, fields[2]);
            series.low[i] = ticks(scale, fields[3]);
            series.close[i] = ticks(scale, fields[4]);
            series.volume[i] = scale.wholeSteps(new BigDecimal(fields[5]));
            series.bar(new ReplayCursor(i, 0, 0, BigDecimal.ONE, 0)); // refuses what is no bar
        }
        return series;
    }

    private static int ticks(InstrumentScale scale, String price) {
        return Math.toIntExact(scale.nearestTicks(new BigDecimal(price)));
    }

    public Symbol symbol() {
        return symbol;
    }

    public int bars() {
        return open.length;
    }

    /** The quote at the cursor; its market time moves on by a whole series per lap, so that it never goes back. */
    public OfferedQuote quote(ReplayCursor cursor) {
        return bar(cursor).path().get(cursor.step());
    }

    BigDecimal nextFactor(BigDecimal factor) {
        return factor.multiply(BigDecimal.valueOf(close[close.length - 1]))
                .divide(BigDecimal.valueOf(open[0]), FACTOR_DIGITS);
    }

    private BarTicks bar(ReplayCursor cursor) {
        int i = cursor.bar();
        BigDecimal factor = cursor.priceFactor();
        long minutes = (long) cursor.lap() * bars() + i;
        return new BarTicks(
                first.plus(MINUTE.multipliedBy(minutes)),
                MINUTE,
                scaled(open[i], factor),
                scaled(high[i], factor),
                scaled(low[i], factor),
                scaled(close[i], factor),
                volume[i]);
    }

    private static long scaled(int ticks, BigDecimal factor) {
        if (factor.compareTo(BigDecimal.ONE) == 0) {
            return ticks;
        }
        long moved = BigDecimal.valueOf(ticks)
                .multiply(factor)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
        return Math.max(1, moved);
    }
}
