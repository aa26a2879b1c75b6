package dev.tradewind.engine.indicators;

import java.util.Arrays;

/** What every indicator asks of its periods and values. */
final class Inputs {
    /** Longer windows have no meaning on any timeframe, and memory grows with them. */
    static final int LONGEST_PERIOD = 1_000_000;

    /** Inputs stay below this, so that no square or sum of them is infinite. */
    static final double TOO_LARGE = 0x1p332;

    private static final long EXPONENT = 0x7FF0_0000_0000_0000L;

    /** What must be added to the exponent's bits so that they carry into the sign from {@link #TOO_LARGE} on. */
    private static final long UP_TO_THE_SIGN = Long.MIN_VALUE - Double.doubleToRawLongBits(TOO_LARGE);

    private Inputs() {}

    static int period(int period, int shortest) {
        if (period < shortest || period > LONGEST_PERIOD) {
            throw new IllegalArgumentException(
                    "period must be " + shortest + " to " + LONGEST_PERIOD + ", was " + period);
        }
        return period;
    }

    static void usable(double value) {
        if (!(Math.abs(value) < TOO_LARGE)) {
            throw new IllegalArgumentException("value must be a number below 2^332, was " + value);
        }
    }

    static void usable(double high, double low, double close) {
        if (!(Math.abs(high) < TOO_LARGE && Math.abs(low) < TOO_LARGE && Math.abs(close) < TOO_LARGE)) {
            throw new IllegalArgumentException(
                    "high, low and close must be numbers below 2^332, were " + high + ", " + low + ", " + close);
        }
    }

    /**
     * Refuses a column that holds a value which an update would refuse. A large exponent, which NaN and the infinities have too,
     * carries into the sign bit: so the loop has no branch and several values are looked at in one instruction.
     */
    static void usable(double[] values, int from) {
        long carried = 0;
        for (int i = from; i < values.length; i++) {
            carried |= (Double.doubleToRawLongBits(values[i]) & EXPONENT) + UP_TO_THE_SIGN;
        }
        if (carried < 0) {
            for (int i = from; i < values.length; i++) {
                if (!(Math.abs(values[i]) < TOO_LARGE)) {
                    throw new IllegalArgumentException(
                            "value " + i + " must be a number below 2^332, was " + values[i]);
                }
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
        usable(high, 0);
        usable(low, 0);
        usable(close, 0);
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
