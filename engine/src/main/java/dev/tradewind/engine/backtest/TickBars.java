package dev.tradewind.engine.backtest;

import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.matching.InstrumentScale;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * The bars of one instrument in its ticks and steps: prices to the nearest tick, halves to the even one; volumes to whole steps,
 * downwards. Arrays are shared with the series where the units are the same; nobody may write to them.
 */
public final class TickBars {
    /** So much is offered where no bar has a volume: more than anybody takes, and no product of it overflows. */
    public static final long WITHOUT_LIMIT = 1L << 50;

    private final BarSeries series;
    private final long[] open;
    private final long[] high;
    private final long[] low;
    private final long[] close;
    private final long[] volume;
    private final boolean hasVolume;

    private TickBars(BarSeries series, InstrumentScale scale) {
        Instrument instrument = scale.instrument();
        BigDecimal unitsPerTick = instrument.ticks().getFirst().tick().value().movePointRight(series.priceDecimals());
        this.series = series;
        this.open = converted(series.openUnits(), unitsPerTick, RoundingMode.HALF_EVEN);
        this.high = converted(series.highUnits(), unitsPerTick, RoundingMode.HALF_EVEN);
        this.low = converted(series.lowUnits(), unitsPerTick, RoundingMode.HALF_EVEN);
        this.close = converted(series.closeUnits(), unitsPerTick, RoundingMode.HALF_EVEN);
        BigDecimal unitsPerStep = instrument.step().value().movePointRight(series.volumeDecimals());
        this.hasVolume = series.hasVolume();
        this.volume = converted(series.volumeUnits(), unitsPerStep, RoundingMode.FLOOR);
    }

    /** @throws ArithmeticException when a price or volume leaves the range of its units */
    public static TickBars of(BarSeries series, InstrumentScale scale) {
        return new TickBars(series, scale);
    }

    public int size() {
        return open.length;
    }

    /** Epoch seconds. */
    public long[] opensAt() {
        return series.opensAt();
    }

    public long[] open() {
        return open;
    }

    public long[] high() {
        return high;
    }

    public long[] low() {
        return low;
    }

    public long[] close() {
        return close;
    }

    /** Volume of a bar in steps; of a series without any volume {@link #WITHOUT_LIMIT}. */
    public long volume(int bar) {
        return hasVolume ? volume[bar] : WITHOUT_LIMIT;
    }

    /** What the points of a bar offer: a quarter of the volume each, the last one the rest (C-56). */
    public long offered(int bar, int point) {
        if (!hasVolume) {
            return WITHOUT_LIMIT;
        }
        long quarter = volume[bar] / 4;
        return point == 3 ? volume[bar] - 3 * quarter : quarter;
    }

    /** Whether every price is at least one tick. */
    boolean isPositive() {
        return Arrays.stream(low).allMatch(ticks -> ticks > 0);
    }

    private static long[] converted(long[] units, BigDecimal unitsPerCount, RoundingMode rounding) {
        BigDecimal stripped = unitsPerCount.stripTrailingZeros();
        if (stripped.compareTo(BigDecimal.ONE) == 0) {
            return units;
        }
        int decimals = Math.max(0, stripped.scale());
        BigInteger divisor = stripped.movePointRight(decimals).toBigIntegerExact();
        BigInteger factor = BigInteger.TEN.pow(decimals);
        BigInteger common = divisor.gcd(factor);
        long by = divisor.divide(common).longValueExact();
        long times = factor.divide(common).longValueExact();
        long[] counts = new long[units.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = quotient(Math.multiplyExact(units[i], times), by, rounding);
        }
        return counts;
    }

    /** Of a number that is not negative. */
    private static long quotient(long dividend, long divisor, RoundingMode rounding) {
        long floor = dividend / divisor;
        if (rounding == RoundingMode.FLOOR) {
            return floor;
        }
        long doubled = 2 * (dividend - floor * divisor);
        boolean isUp = doubled > divisor || doubled == divisor && (floor & 1) == 1;
        return isUp ? floor + 1 : floor;
    }
}
