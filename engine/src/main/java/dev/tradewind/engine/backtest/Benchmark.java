package dev.tradewind.engine.backtest;

import dev.tradewind.engine.bars.BarSeries;

/**
 * What buying at the first open and holding would have made, without fees, in fractions of the starting value. Statistics, hence
 * doubles.
 */
public record Benchmark(String name, EquityCurve curve, long startUnits) {
    /** The value at the start, in units: returns are what counts, and a large number keeps their digits. */
    private static final long START = 1_000_000_000_000L;

    /**
     * The series at the times of a run: at each time the close of its last bar that has opened by then, 1 before its first. A
     * series of other hours, such as SPY beside a coin, keeps its value while its market is closed.
     */
    public static Benchmark of(String name, BarSeries series, EquityCurve times) {
        long[] opensAt = series.opensAt();
        long[] values = new long[times.size()];
        int next = 0;
        while (times.size() > 0 && next < series.size() && opensAt[next] < times.opensAt()[0]) {
            next++;
        }
        double bought = next < series.size() ? series.opens()[next] : Double.NaN;
        long value = START;
        for (int i = 0; i < values.length; i++) {
            while (next < series.size() && opensAt[next] <= times.opensAt()[i]) {
                value = Math.round(START * (series.closes()[next++] / bought));
            }
            values[i] = value;
        }
        return new Benchmark(name, new EquityCurve(times.opensAt(), values), START);
    }

    public double returnPercent() {
        return curve.size() == 0 ? 0 : 100.0 * (curve.units()[curve.size() - 1] - startUnits) / startUnits;
    }

    public double maxDrawdownPercent() {
        return DrawdownPeriod.all(startUnits, curve).stream()
                .mapToDouble(DrawdownPeriod::percent)
                .max()
                .orElse(0);
    }
}
