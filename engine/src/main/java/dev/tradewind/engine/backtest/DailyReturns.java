package dev.tradewind.engine.backtest;

import java.util.Arrays;

/**
 * Returns from the last value of one day in UTC to that of the next, the first from the value at the start. Statistics, hence
 * doubles.
 */
public final class DailyReturns {
    private static final int SECONDS_OF_A_DAY = 86_400;

    private final double[] returns;

    private DailyReturns(double[] returns) {
        this.returns = returns;
    }

    static DailyReturns of(long startUnits, EquityCurve curve) {
        long[] times = curve.opensAt();
        long[] units = curve.units();
        double[] returns = new double[16];
        int size = 0;
        double before = startUnits;
        for (int i = 0; i < units.length; i++) {
            boolean isLastOfDay = i + 1 == units.length
                    || Math.floorDiv(times[i + 1], SECONDS_OF_A_DAY) != Math.floorDiv(times[i], SECONDS_OF_A_DAY);
            if (isLastOfDay) {
                if (size == returns.length) {
                    returns = Arrays.copyOf(returns, 2 * size);
                }
                returns[size++] = before == 0 ? 0 : units[i] / before - 1;
                before = units[i];
            }
        }
        return new DailyReturns(Arrays.copyOf(returns, size));
    }

    /** Of the values at the ends of days, of which only the first {@code days} are meant. */
    public static DailyReturns ofDays(long startUnits, long[] values, int days) {
        double[] returns = new double[days];
        double before = startUnits;
        for (int day = 0; day < days; day++) {
            returns[day] = before == 0 ? 0 : values[day] / before - 1;
            before = values[day];
        }
        return new DailyReturns(returns);
    }

    /** (Mean − risk-free rate) / deviation, annualised; not finite where there is nothing to compute it from. */
    public double sharpe(double riskFree, int periodsPerYear) {
        return (mean() - riskFree / periodsPerYear) / deviation() * Math.sqrt(periodsPerYear);
    }

    int size() {
        return returns.length;
    }

    double mean() {
        return Arrays.stream(returns).average().orElse(Double.NaN);
    }

    /** Sample standard deviation; NaN below two days. */
    double deviation() {
        if (returns.length < 2) {
            return Double.NaN;
        }
        double mean = mean();
        double squares = 0;
        for (double one : returns) {
            squares += (one - mean) * (one - mean);
        }
        return Math.sqrt(squares / (returns.length - 1));
    }

    /** Root of the mean square of what falls short of the target, over all days. */
    double downsideDeviation(double target) {
        double squares = 0;
        for (double one : returns) {
            double missing = Math.min(0, one - target);
            squares += missing * missing;
        }
        return Math.sqrt(squares / returns.length);
    }
}
