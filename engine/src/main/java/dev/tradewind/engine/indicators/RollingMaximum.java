package dev.tradewind.engine.indicators;

/** Largest of the last values, the latest included. */
public final class RollingMaximum extends RollingExtreme {
    public RollingMaximum(int period) {
        super(period, true);
    }

    /** The largest value of each window that ends at {@code values[i]}; NaN before index period − 1. */
    public static void batch(double[] values, int period, double[] out) {
        batch(values, period, true, out);
    }
}
