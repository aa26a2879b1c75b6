package dev.tradewind.engine.indicators;

import java.util.Arrays;

/** What every indicator asks of its periods and values. */
final class Inputs {
    /** Longer windows have no meaning on any timeframe, and memory grows with them. */
    static final int LONGEST_PERIOD = 1_000_000;

    private Inputs() {}

    static int period(int period, int shortest) {
        if (period < shortest || period > LONGEST_PERIOD) {
            throw new IllegalArgumentException(
                    "period must be " + shortest + " to " + LONGEST_PERIOD + ", was " + period);
        }
        return period;
    }

    static void usable(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("value must be a finite number, was " + value);
        }
    }

    static void usable(double high, double low, double close) {
        if (!(Math.abs(high) + Math.abs(low) + Math.abs(close) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "high, low and close must be finite numbers, were " + high + ", " + low + ", " + close);
        }
    }

    /** Refuses what an update would refuse among the values from {@code from} (inclusive) to {@code to} (exclusive). */
    static void usable(double[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!(Math.abs(values[i]) <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("value " + i + " must be a finite number, was " + values[i]);
            }
        }
    }

    /**
     * As {@link #usable(double[], int, int)} for a window that moves over the values from {@code from} on, by its results: one that is not
     * finite came of an input that is not. Windows side by side hold all values, so that few results must be looked at.
     */
    static void usableByWindows(double[] values, int from, int period, double[] results) {
        int last = results.length - 1;
        for (int i = from + period - 1; i < last; i += period) {
            if (!Double.isFinite(results[i])) {
                usable(values, from, values.length);
            }
        }
        if (!Double.isFinite(results[last])) {
            usable(values, from, values.length);
        }
    }

    /** As {@link #usable(double[], int, int)} for a recursion, which never gets rid of an input that is not finite. */
    static void usableByLast(double[] values, int from, double[] results) {
        if (!Double.isFinite(results[results.length - 1])) {
            usable(values, from, values.length);
        }
    }

    /**
     * As {@link #usable(double[], int, int)} by sums of absolute values, into which each value went once at least: one that is
     * not finite stays visible there.
     */
    static void usableBySizes(double[] values, double[] sizes) {
        for (double size : sizes) {
            if (!Double.isFinite(size)) {
                usable(values, 0, values.length);
                return;
            }
        }
    }

    /** Refuses columns of another length than {@code size}. */
    static void sameLength(int size, double[]... columns) {
        for (double[] column : columns) {
            if (column.length != size) {
                throw new IllegalArgumentException("columns of " + size + " and " + column.length + " values");
            }
        }
    }

    /** Refuses columns of bars that differ in length or hold a value which an update would refuse. */
    static void bars(double[] high, double[] low, double[] close, double[]... out) {
        sameLength(close.length, high, low);
        sameLength(close.length, out);
        for (int i = 0; i < close.length; i++) {
            if (!(Math.abs(high[i]) + Math.abs(low[i]) + Math.abs(close[i]) <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("high, low and close of bar " + i + " must be finite numbers, were "
                        + high[i] + ", " + low[i] + ", " + close[i]);
            }
        }
    }

    /** Fills the warm-up before index {@code ready}; true when values come after it. */
    static boolean warmUp(int ready, double[]... columns) {
        boolean isLongEnough = false;
        for (double[] column : columns) {
            Arrays.fill(column, 0, Math.min(ready, column.length), Double.NaN);
            isLongEnough = ready < column.length;
        }
        return isLongEnough;
    }
}
