package dev.tradewind.engine.indicators;

import java.util.Arrays;

/** Largest of the last values, the latest included. */
public final class RollingMaximum extends BlockWindow {
    /** Per place, the largest of what the block before has after it. */
    private final double[] rest;

    private double current = Double.NEGATIVE_INFINITY;

    public RollingMaximum(int period) {
        super(period, 1);
        this.rest = new double[period];
        Arrays.fill(rest, Double.NEGATIVE_INFINITY);
    }

    public double update(double input) {
        Inputs.usable(input);
        place++;
        if (place == period) {
            place = 0;
            current = Double.NEGATIVE_INFINITY;
            compareRest(0);
        } else if (!isFull) {
            isFull = place == period - 1;
        }
        values[place] = input;
        current = largest(input, current);
        if (isFull) {
            value = largest(rest[place], current);
        }
        return value;
    }

    private void compareRest(int from) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = period - 1; i > from; i--) {
            highest = largest(values[i], highest);
            rest[i - 1] = highest;
        }
    }

    @Override
    void rebuild() {
        current = Double.NEGATIVE_INFINITY;
        for (int i = 0; i <= place; i++) {
            current = largest(values[i], current);
        }
        if (isFull) {
            compareRest(place);
            value = largest(rest[place], current);
        }
    }

    /** The largest value of each window that ends at {@code values[i]}; NaN before index period − 1. */
    public static void batch(double[] values, int period, double[] out) {
        Inputs.period(period, 1);
        Inputs.sameLength(values.length, out);
        Inputs.usable(values, 0);
        if (!Inputs.warmUp(period - 1, out)) {
            return;
        }
        double[] rest = new double[period];
        Arrays.fill(rest, Double.NEGATIVE_INFINITY);
        for (int start = 0; start < values.length; start += period) {
            double highest = Double.NEGATIVE_INFINITY;
            for (int i = start == 0 ? 0 : period - 1; i > 0; i--) {
                highest = largest(values[start - period + i], highest);
                rest[i - 1] = highest;
            }
            int end = Math.min(start + period, values.length);
            double current = Double.NEGATIVE_INFINITY;
            for (int i = start; i < end; i++) {
                current = largest(values[i], current);
                if (i >= period - 1) {
                    out[i] = largest(rest[i - start], current);
                }
            }
        }
    }

    /** As Math would, for numbers only: a new extreme is rare, so that this branch costs less. */
    private static double largest(double one, double other) {
        return one > other ? one : other;
    }
}
