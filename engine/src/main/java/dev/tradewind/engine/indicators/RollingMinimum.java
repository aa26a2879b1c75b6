package dev.tradewind.engine.indicators;

import java.util.Arrays;

/** Smallest of the last values, the latest included. */
public final class RollingMinimum extends BlockWindow {
    /** Values that a batch works on at a time where the period is short, few enough to stay close to the processor. */
    private static final int SECTION = 2_048;

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
        current = Math.min(input, current);
        if (isFull) {
            value = Math.min(rest[place], current);
        }
        return value;
    }

    private void compareRest(int from) {
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = period - 1; i > from; i--) {
            lowest = Math.min(values[i], lowest);
            rest[i - 1] = lowest;
        }
    }

    @Override
    void rebuild() {
        current = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= place; i++) {
            current = Math.min(values[i], current);
        }
        if (isFull) {
            compareRest(place);
            value = Math.min(rest[place], current);
        }
    }

    /** The smallest value of each window that ends at {@code values[i]}; NaN before index period − 1. */
    public static void batch(double[] values, int period, double[] out) {
        Inputs.period(period, 1);
        Inputs.sameLength(values.length, out);
        if (!Inputs.warmUp(period - 1, out)) {
            Inputs.usable(values, 0, values.length);
            return;
        }
        int length = Math.min(Math.max(SECTION, 4 * period), values.length);
        double[] section = new double[length + period];
        double[] later = new double[length + period];
        double[] sizes = new double[length + period];
        for (int start = 0; start < values.length; start += length) {
            int from = Math.max(0, start - period + 1);
            int end = Math.min(start + length, values.length);
            System.arraycopy(values, from, section, 0, end - from);
            addSizes(section, end - from, sizes);
            widen(section, later, end - from, period);
            int ready = Math.max(start, from + period - 1);
            if (ready < end) {
                System.arraycopy(section, ready - from - period + 1, out, ready, end - ready);
            }
        }
        Inputs.usableBySizes(values, sizes);
    }

    private static void addSizes(double[] section, int size, double[] sizes) {
        for (int i = 0; i < size; i++) {
            sizes[i] += Math.abs(section[i]);
        }
    }

    /**
     * Widens the windows that start at each index from 1 to {@code period} values, by as much again at each pass. The shifted copy lets the
     * loop read and write one index, so that it runs several values at a time.
     */
    private static void widen(double[] section, double[] later, int size, int period) {
        int width = 1;
        while (width < period) {
            int step = Math.min(width, period - width);
            int common = Math.max(0, size - step);
            System.arraycopy(section, Math.min(step, size), later, 0, common);
            for (int i = 0; i < common; i++) {
                section[i] = Math.min(section[i], later[i]);
            }
            width += step;
        }
    }
}
