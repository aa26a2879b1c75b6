package dev.tradewind.engine.indicators;

/** Smallest of the last values, the latest included. */
public final class RollingMinimum extends RollingExtreme {
    public RollingMinimum(int period) {
        super(period, false);
    }

    /** The smallest value of each window that ends at {@code values[i]}; NaN before index period − 1. */
    public static void batch(double[] values, int period, double[] out) {
        batch(values, period, false, out);
    }
}
