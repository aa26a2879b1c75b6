package dev.tradewind.engine.sweep;

import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.indicators.AverageDirectionalIndex;
import dev.tradewind.engine.indicators.AverageTrueRange;
import dev.tradewind.engine.indicators.BollingerBands;
import dev.tradewind.engine.indicators.ExponentialMovingAverage;
import dev.tradewind.engine.indicators.KaufmanMovingAverage;
import dev.tradewind.engine.indicators.LinearRegression;
import dev.tradewind.engine.indicators.RegimeDetector;
import dev.tradewind.engine.indicators.RelativeStrengthIndex;
import dev.tradewind.engine.indicators.RollingMaximum;
import dev.tradewind.engine.indicators.RollingMinimum;
import dev.tradewind.engine.indicators.RollingStandardDeviation;
import dev.tradewind.engine.indicators.SimpleMovingAverage;
import dev.tradewind.engine.indicators.VolatilityAdjustedAverage;
import dev.tradewind.engine.indicators.VolatilityAdjustedSmoothing;
import dev.tradewind.engine.strategies.SessionClock;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Indicators of one series as whole columns, each computed once for all sets that ask for it. What was not asked for longest is
 * forgotten beyond a fixed number of values, so that memory does not grow with the number of sets.
 */
final class Columns {
    /** 128 MiB of doubles. */
    private static final long MOST_VALUES = 16L << 20;

    private final BarSeries series;
    private final SessionClock sessions;
    private final long mostValues;
    private final Map<Object, Entry> entries = new LinkedHashMap<>(64, 0.75f, true);
    private long values;

    private enum Kind {
        SIMPLE,
        EXPONENTIAL,
        ADJUSTED,
        VOLATILITY,
        STRENGTH,
        RANGE,
        KAUFMAN,
        BANDS,
        MAXIMUM_HIGH,
        MINIMUM_LOW,
        MAXIMUM_CLOSE,
        REGRESSION,
        REGIME
    }

    private record Key(Kind kind, int first, int second, int third) {
        static Key of(Kind kind, int period) {
            return new Key(kind, period, 0, 0);
        }
    }

    private record Entry(Object columns, long values) {}

    /** Middle of the bands and one standard deviation; bands of any width are made of them bar by bar, as {@link BollingerBands} does. */
    record Bands(double[] middle, double[] deviation) {
        double lower(int bar, double deviations) {
            return middle[bar] - deviations * deviation[bar];
        }

        double upper(int bar, double deviations) {
            return middle[bar] + deviations * deviation[bar];
        }
    }

    /** Slope of the regression line and R². */
    record Regression(double[] slope, double[] rSquared) {}

    Columns(BarSeries series, SessionClock sessions) {
        this(series, sessions, MOST_VALUES);
    }

    Columns(BarSeries series, SessionClock sessions, long mostValues) {
        this.series = series;
        this.sessions = sessions;
        this.mostValues = mostValues;
    }

    BarSeries series() {
        return series;
    }

    SessionClock sessions() {
        return sessions;
    }

    double[] simpleAverage(int period) {
        return column(Key.of(Kind.SIMPLE, period), out -> SimpleMovingAverage.batch(series.closes(), period, out));
    }

    double[] exponentialAverage(int period) {
        return column(
                Key.of(Kind.EXPONENTIAL, period), out -> ExponentialMovingAverage.batch(series.closes(), period, out));
    }

    double[] relativeStrength(int period) {
        return column(Key.of(Kind.STRENGTH, period), out -> RelativeStrengthIndex.batch(series.closes(), period, out));
    }

    double[] averageTrueRange(int period) {
        return column(
                Key.of(Kind.RANGE, period),
                out -> AverageTrueRange.batch(series.highs(), series.lows(), series.closes(), period, out));
    }

    double[] adjustedAverage(int period, int rangePeriod) {
        return column(
                new Key(Kind.ADJUSTED, period, rangePeriod, 0),
                out -> VolatilityAdjustedAverage.batch(volatilityFactors(rangePeriod), series.closes(), period, out));
    }

    private double[] volatilityFactors(int rangePeriod) {
        double[] range = averageTrueRange(rangePeriod);
        return column(
                Key.of(Kind.VOLATILITY, rangePeriod),
                out -> VolatilityAdjustedSmoothing.batch(
                        range, rangePeriod, VolatilityAdjustedSmoothing.MEAN_PERIOD, out));
    }

    double[] kaufmanAverage(int period, int fast, int slow) {
        return column(
                new Key(Kind.KAUFMAN, period, fast, slow),
                out -> KaufmanMovingAverage.batch(series.closes(), period, fast, slow, out));
    }

    double[] highestHigh(int period) {
        return column(Key.of(Kind.MAXIMUM_HIGH, period), out -> RollingMaximum.batch(series.highs(), period, out));
    }

    double[] lowestLow(int period) {
        return column(Key.of(Kind.MINIMUM_LOW, period), out -> RollingMinimum.batch(series.lows(), period, out));
    }

    double[] highestClose(int period) {
        return column(Key.of(Kind.MAXIMUM_CLOSE, period), out -> RollingMaximum.batch(series.closes(), period, out));
    }

    Bands bands(int period) {
        return cached(Key.of(Kind.BANDS, period), 2L * series.size(), Bands.class, () -> {
            Bands bands = new Bands(column(), column());
            RollingStandardDeviation.batch(series.closes(), period, bands.middle, bands.deviation);
            return bands;
        });
    }

    Regression regression(int period) {
        return cached(Key.of(Kind.REGRESSION, period), 2L * series.size(), Regression.class, () -> {
            Regression regression = new Regression(column(), column());
            LinearRegression.batch(series.closes(), period, regression.slope, regression.rSquared);
            return regression;
        });
    }

    /** Ordinals of the regime with the periods of D-19. */
    byte[] regimes() {
        Regression regression = regression(RegimeDetector.REGRESSION_PERIOD);
        return cached(Key.of(Kind.REGIME, 0), series.size() / 8 + 1, byte[].class, () -> {
            double[] directional = column();
            AverageDirectionalIndex.batch(
                    series.highs(), series.lows(), series.closes(), RegimeDetector.DIRECTIONAL_PERIOD, directional);
            byte[] regimes = new byte[series.size()];
            RegimeDetector.batch(directional, regression.rSquared, regimes);
            return regimes;
        });
    }

    /** Where something holds; the key says all that it depends on. */
    Mask mask(Object key, Supplier<Mask.Words> condition) {
        return cached(key, Mask.size(series.size()), Mask.class, () -> Mask.of(series.size(), condition.get()));
    }

    /** How many values are kept at the moment. */
    long values() {
        return values;
    }

    private interface Batch {
        void fill(double[] out);
    }

    private double[] column(Key key, Batch batch) {
        return cached(key, series.size(), double[].class, () -> {
            double[] out = column();
            batch.fill(out);
            return out;
        });
    }

    private double[] column() {
        return new double[series.size()];
    }

    private <T> T cached(Object key, long size, Class<T> type, Supplier<T> computation) {
        Entry entry = entries.get(key);
        if (entry == null) {
            Object computed = computation.get(); // may ask for other columns
            makeRoom(size);
            entry = new Entry(computed, size);
            entries.put(key, entry);
            values += size;
        }
        return type.cast(entry.columns());
    }

    private void makeRoom(long size) {
        Iterator<Entry> oldest = entries.values().iterator();
        while (values + size > mostValues && oldest.hasNext()) {
            values -= oldest.next().values();
            oldest.remove();
        }
    }
}
