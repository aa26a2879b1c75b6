package dev.tradewind.engine.indicators;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One indicator with its periods, seen the same way as all others: fed with bars, giving one or more columns.
 *
 * @param ready index of the first bar with a value
 */
record Study(String name, int ready, Supplier<Running> start, Function<Columns, double[][]> batch) {
    /** An indicator at work. */
    record Running(Indicator indicator, Feed feed, Values values) {
        void bar(Columns bars, int i) {
            feed.bar(bars, i);
        }
    }

    interface Feed {
        void bar(Columns bars, int i);
    }

    interface Values {
        double[] now();
    }

    double[][] streamed(Columns bars) {
        Running running = start.get();
        double[][] rows = new double[bars.size()][];
        for (int i = 0; i < bars.size(); i++) {
            running.bar(bars, i);
            rows[i] = running.values().now();
        }
        return rows;
    }

    /** The batch result, one row a bar. */
    double[][] batched(Columns bars) {
        double[][] columns = batch.apply(bars);
        double[][] rows = new double[bars.size()][columns.length];
        for (int i = 0; i < rows.length; i++) {
            for (int column = 0; column < columns.length; column++) {
                rows[i][column] = columns[column][i];
            }
        }
        return rows;
    }

    /** Every indicator with windows of about {@code period} bars. */
    static List<Study> all(int period) {
        int two = Math.max(2, period);
        return List.of(
                ofCloses(
                        "SMA",
                        period - 1,
                        () -> new SimpleMovingAverage(period),
                        (in, out) -> SimpleMovingAverage.batch(in, period, out)),
                ofCloses(
                        "EMA",
                        period - 1,
                        () -> new ExponentialMovingAverage(period),
                        (in, out) -> ExponentialMovingAverage.batch(in, period, out)),
                ofCloses(
                        "RSI",
                        period,
                        () -> new RelativeStrengthIndex(period),
                        (in, out) -> RelativeStrengthIndex.batch(in, period, out)),
                ofCloses(
                        "KAMA",
                        period,
                        () -> new KaufmanMovingAverage(period, 2, 30),
                        (in, out) -> KaufmanMovingAverage.batch(in, period, 2, 30, out)),
                ofCloses(
                        "deviation",
                        period - 1,
                        () -> new RollingStandardDeviation(period),
                        (in, out) -> RollingStandardDeviation.batch(in, period, out)),
                ofCloses(
                        "maximum",
                        period - 1,
                        () -> new RollingMaximum(period),
                        (in, out) -> RollingMaximum.batch(in, period, out)),
                ofCloses(
                        "minimum",
                        period - 1,
                        () -> new RollingMinimum(period),
                        (in, out) -> RollingMinimum.batch(in, period, out)),
                volumeMean(period),
                averageTrueRange(period),
                directionalIndex(two),
                convergence(period, period + 1 + period / 2, Math.max(1, period / 2)),
                bollinger(period),
                regression(two),
                smoothing(period, Math.max(1, period / 2)),
                adjustedAverage(period),
                regime(two, two + 3));
    }

    private interface Update {
        double of(double input);
    }

    private interface ColumnBatch {
        void run(double[] in, double[] out);
    }

    private static Study ofCloses(String name, int ready, Supplier<? extends Indicator> indicator, ColumnBatch batch) {
        return new Study(
                name + " ready at " + ready,
                ready,
                () -> {
                    Indicator one = indicator.get();
                    Update update = updateOf(one);
                    return new Running(one, (bars, i) -> update.of(bars.close()[i]), () -> new double[] {one.value()});
                },
                bars -> {
                    double[] out = new double[bars.size()];
                    batch.run(bars.close(), out);
                    return new double[][] {out};
                });
    }

    private static Update updateOf(Indicator indicator) {
        return switch (indicator) {
            case SimpleMovingAverage one -> one::update;
            case ExponentialMovingAverage one -> one::update;
            case RelativeStrengthIndex one -> one::update;
            case KaufmanMovingAverage one -> one::update;
            case RollingStandardDeviation one -> one::update;
            case RollingMaximum one -> one::update;
            case RollingMinimum one -> one::update;
            default -> throw new IllegalArgumentException("not of closes: " + indicator);
        };
    }

    private static Study volumeMean(int period) {
        return new Study(
                "volume mean " + period,
                period - 1,
                () -> {
                    VolumeMean mean = new VolumeMean(period);
                    return new Running(
                            mean, (bars, i) -> mean.update(bars.volume()[i]), () -> new double[] {mean.value()});
                },
                bars -> {
                    double[] out = new double[bars.size()];
                    VolumeMean.batch(bars.volume(), period, out);
                    return new double[][] {out};
                });
    }

    private static Study averageTrueRange(int period) {
        return new Study(
                "ATR " + period,
                period,
                () -> {
                    AverageTrueRange range = new AverageTrueRange(period);
                    return new Running(
                            range, (bars, i) -> range.update(bars.high()[i], bars.low()[i], bars.close()[i]), () ->
                                    new double[] {range.value()});
                },
                bars -> {
                    double[] out = new double[bars.size()];
                    AverageTrueRange.batch(bars.high(), bars.low(), bars.close(), period, out);
                    return new double[][] {out};
                });
    }

    private static Study directionalIndex(int period) {
        return new Study(
                "ADX " + period,
                2 * period - 1,
                () -> {
                    AverageDirectionalIndex index = new AverageDirectionalIndex(period);
                    return new Running(
                            index, (bars, i) -> index.update(bars.high()[i], bars.low()[i], bars.close()[i]), () ->
                                    new double[] {index.value(), index.plusDirection(), index.minusDirection()});
                },
                bars -> {
                    double[][] out = new double[3][bars.size()];
                    AverageDirectionalIndex.batch(bars.high(), bars.low(), bars.close(), period, out[0]);
                    AverageDirectionalIndex.batchDirections(
                            bars.high(), bars.low(), bars.close(), period, out[1], out[2]);
                    return out;
                });
    }

    private static Study convergence(int fast, int slow, int signal) {
        return new Study(
                "MACD " + fast + " " + slow + " " + signal,
                slow + signal - 2,
                () -> {
                    var lines = new MovingAverageConvergenceDivergence(fast, slow, signal);
                    return new Running(lines, (bars, i) -> lines.update(bars.close()[i]), () ->
                            new double[] {lines.value(), lines.signal(), lines.histogram()});
                },
                bars -> {
                    double[][] out = new double[3][bars.size()];
                    MovingAverageConvergenceDivergence.batch(bars.close(), fast, slow, signal, out[0], out[1], out[2]);
                    return out;
                });
    }

    private static Study bollinger(int period) {
        return new Study(
                "Bollinger " + period,
                period - 1,
                () -> {
                    BollingerBands bands = new BollingerBands(period, 2);
                    return new Running(bands, (bars, i) -> bands.update(bars.close()[i]), () ->
                            new double[] {bands.lower(), bands.middle(), bands.upper()});
                },
                bars -> {
                    double[][] out = new double[3][bars.size()];
                    BollingerBands.batch(bars.close(), period, 2, out[0], out[1], out[2]);
                    return out;
                });
    }

    private static Study regression(int period) {
        return new Study(
                "regression " + period,
                period - 1,
                () -> {
                    LinearRegression line = new LinearRegression(period);
                    return new Running(line, (bars, i) -> line.update(bars.close()[i]), () ->
                            new double[] {line.slope(), line.rSquared()});
                },
                bars -> {
                    double[][] out = new double[2][bars.size()];
                    LinearRegression.batch(bars.close(), period, out[0], out[1]);
                    return out;
                });
    }

    private static Study smoothing(int rangePeriod, int meanPeriod) {
        return new Study(
                "smoothing " + rangePeriod + " " + meanPeriod,
                rangePeriod + meanPeriod - 1,
                () -> {
                    var smoothing = new VolatilityAdjustedSmoothing(rangePeriod, meanPeriod);
                    return new Running(
                            smoothing,
                            (bars, i) -> smoothing.update(bars.high()[i], bars.low()[i], bars.close()[i]),
                            () -> new double[] {smoothing.value()});
                },
                bars -> {
                    double[] range = new double[bars.size()];
                    AverageTrueRange.batch(bars.high(), bars.low(), bars.close(), rangePeriod, range);
                    double[] out = new double[bars.size()];
                    VolatilityAdjustedSmoothing.batch(range, rangePeriod, meanPeriod, out);
                    return new double[][] {out};
                });
    }

    private static Study adjustedAverage(int period) {
        return new Study(
                "adjusted average " + period,
                period - 1,
                () -> {
                    var average = new VolatilityAdjustedAverage(period, 3);
                    return new Running(
                            average, (bars, i) -> average.update(bars.high()[i], bars.low()[i], bars.close()[i]), () ->
                                    new double[] {average.value()});
                },
                bars -> {
                    double[] out = new double[bars.size()];
                    VolatilityAdjustedAverage.batch(bars.high(), bars.low(), bars.close(), period, 3, out);
                    return new double[][] {out};
                });
    }

    private static Study regime(int directionalPeriod, int regressionPeriod) {
        int ready = Math.max(2 * directionalPeriod, regressionPeriod) - 1;
        return new Study(
                "regime " + directionalPeriod + " " + regressionPeriod,
                ready,
                () -> {
                    var detector = new RegimeDetector(directionalPeriod, regressionPeriod);
                    return new Running(
                            detector,
                            (bars, i) -> detector.update(bars.high()[i], bars.low()[i], bars.close()[i]),
                            () -> new double[] {detector.value()});
                },
                bars -> {
                    double[][] inner = new double[3][bars.size()];
                    AverageDirectionalIndex.batch(bars.high(), bars.low(), bars.close(), directionalPeriod, inner[0]);
                    LinearRegression.batch(bars.close(), regressionPeriod, inner[1], inner[2]);
                    byte[] regimes = new byte[bars.size()];
                    RegimeDetector.batch(inner[0], inner[2], regimes);
                    double[] out = new double[bars.size()];
                    Arrays.setAll(out, i -> i < ready ? Double.NaN : regimes[i]);
                    return new double[][] {out};
                });
    }

    @Override
    public String toString() {
        return name;
    }
}
