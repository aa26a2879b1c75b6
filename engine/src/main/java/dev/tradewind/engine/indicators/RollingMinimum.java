package dev.tradewind.engine.indicators;

import java.util.Arrays;

/** Smallest of the last values, the latest included. */
public final class RollingMinimum extends BlockWindow {
    /** Per place, the smallest of what the block before has after it. */
    private final double[] rest;

    private double current = Double.POSITIVE_INFINITY;

    public RollingMinimum(int period) {
        super(period, 1);
        this.rest = new double[period];
        Arrays.fill(rest, Double.POSITIVE_INFINITY);
    }

    public double update(double input) {
        Inputs.usable(input);
        place++;
        if (place == period) {
            place = 0;
            current = Double.POSITIVE_INFINITY;
            compareRest(0);
        } else if (!isFull) {
            isFull = place == period - 1;
        }
        values[place] = input;
        current = smallest(input, current);
        if (isFull) {
            value = smallest(rest[place], current);
        }
        return value;
    }

    private void compareRest(int from) {
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = period - 1; i > from; i--) {
            lowest = smallest(values[i], lowest);
            rest[i - 1] = lowest;
        }
    }

    @Override
    void rebuild() {
        current = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= place; i++) {
            current = smallest(values[i], current);
        }
        if (isFull) {
            compareRest(place);
            value = smallest(rest[place], current);
        }
    }

    /** The smallest value of each window that ends at {@code values[i]}; NaN before index period − 1. */
    public static void batch(double[] values, int period, double[] out) {
        Inputs.period(period, 1);
        Inputs.sameLength(values.length, out);
        Inputs.usable(values, 0);
        if (!Inputs.warmUp(period - 1, out)) {
            return;
        }
        double[] rest = new double[period];
        Arrays.fill(rest, Double.POSITIVE_INFINITY);
        for (int start = 0; start < values.length; start += period) {
            double lowest = Double.POSITIVE_INFINITY;
            for (int i = start == 0 ? 0 : period - 1; i > 0; i--) {
                lowest = smallest(values[start - period + i], lowest);
                rest[i - 1] = lowest;
            }
            int end = Math.min(start + period, values.length);
            double current = Double.POSITIVE_INFINITY;
            for (int i = start; i < end; i++) {
                current = smallest(values[i], current);
                if (i >= period - 1) {
                    out[i] = smallest(rest[i - start], current);
                }
            }
        }
    }

    /** As Math would, for numbers only: a new extreme is rare, so that this branch costs less. */
    private static double smallest(double one, double other) {
        return one < other ? one : other;
    }
}
