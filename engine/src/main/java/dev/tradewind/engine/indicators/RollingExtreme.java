package dev.tradewind.engine.indicators;

import java.util.Arrays;

/** Largest or smallest of the last values, the latest included. */
abstract sealed class RollingExtreme extends BlockWindow permits RollingMaximum, RollingMinimum {
    /** Values that a batch works on at a time where the period is short, few enough to stay close to the processor. */
    private static final int SECTION = 2_048;

    private final boolean isMaximum;
    private final double nothing;

    /** Per place, the extreme of what the block before has after it. */
    private final double[] rest;

    private double current;

    RollingExtreme(int period, boolean isMaximum) {
        super(period, 1);
        this.isMaximum = isMaximum;
        this.nothing = isMaximum ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        this.current = nothing;
        this.rest = new double[period];
        Arrays.fill(rest, nothing);
    }

    public final double update(double input) {
        Inputs.usable(input);
        place++;
        if (place == period) {
            place = 0;
            current = nothing;
            compareRest(0);
        } else if (!isFull) {
            isFull = place == period - 1;
        }
        values[place] = input;
        current = extreme(input, current);
        if (isFull) {
            value = extreme(rest[place], current);
        }
        return value;
    }

    private double extreme(double one, double other) {
        return isMaximum ? Math.max(one, other) : Math.min(one, other);
    }

    private void compareRest(int from) {
        double found = nothing;
        for (int i = period - 1; i > from; i--) {
            found = extreme(values[i], found);
            rest[i - 1] = found;
        }
    }

    @Override
    final void rebuild() {
        current = nothing;
        for (int i = 0; i <= place; i++) {
            current = extreme(values[i], current);
        }
        if (isFull) {
            compareRest(place);
            value = extreme(rest[place], current);
        }
    }

    /** The extreme of each window that ends at {@code values[i]}; NaN before index period − 1. */
    static void batch(double[] values, int period, boolean isMaximum, double[] out) {
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
            widen(section, later, end - from, period, isMaximum);
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
    private static void widen(double[] section, double[] later, int size, int period, boolean isMaximum) {
        int width = 1;
        while (width < period) {
            int step = Math.min(width, period - width);
            int common = Math.max(0, size - step);
            System.arraycopy(section, Math.min(step, size), later, 0, common);
            if (isMaximum) {
                raise(section, later, common);
            } else {
                lower(section, later, common);
            }
            width += step;
        }
    }

    private static void raise(double[] section, double[] later, int size) {
        for (int i = 0; i < size; i++) {
            section[i] = Math.max(section[i], later[i]);
        }
    }

    private static void lower(double[] section, double[] later, int size) {
        for (int i = 0; i < size; i++) {
            section[i] = Math.min(section[i], later[i]);
        }
    }
}
