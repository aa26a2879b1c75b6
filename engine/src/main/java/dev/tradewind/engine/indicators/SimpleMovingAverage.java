package dev.tradewind.engine.indicators;

/** Arithmetic mean of the last values. A flat window has exactly its value as mean. */
public final class SimpleMovingAverage extends BlockWindow {
    private final double share;

    /** Per place, the sum of what the block before has after it, relative to {@link #base}. */
    private final double[] rest;

    private double base;
    private double sum;

    public SimpleMovingAverage(int period) {
        super(period, 1);
        this.share = 1.0 / period;
        this.rest = new double[period];
    }

    public double update(double input) {
        Inputs.usable(input);
        place++;
        if (place == period) {
            startBlock(input);
        } else if (!isFull) {
            if (place == 0) {
                base = input;
            }
            isFull = place == period - 1;
        }
        values[place] = input;
        sum += input - base;
        value = isFull ? base + (rest[place] + sum) * share : Double.NaN;
        return value;
    }

    private void startBlock(double first) {
        place = 0;
        base = first;
        sum = 0;
        sumRest(0);
    }

    private void sumRest(int from) {
        double total = 0;
        for (int i = period - 1; i > from; i--) {
            total += values[i] - base;
            rest[i - 1] = total;
        }
    }

    @Override
    void rebuild() {
        base = values[0];
        sum = 0;
        for (int i = 0; i <= place; i++) {
            sum += values[i] - base;
        }
        rest[period - 1] = 0;
        if (isFull) {
            sumRest(place);
            value = base + (rest[place] + sum) * share;
        }
    }

    /** The mean of each window that ends at {@code values[i]}; NaN before index period − 1. */
    public static void batch(double[] values, int period, double[] out) {
        batch(values, 0, period, out);
    }

    /** As {@link #batch(double[], int, double[])}, for a column whose first {@code from} values are a warm-up. */
    static void batch(double[] values, int from, int period, double[] out) {
        Inputs.period(period, 1);
        Inputs.sameLength(values.length, out);
        if (!Inputs.warmUp(from + period - 1, out)) {
            Inputs.usable(values, Math.min(from, values.length), values.length);
            return;
        }
        double share = 1.0 / period;
        double sum = 0;
        for (int i = from; i < from + period; i++) {
            sum += values[i] - values[from];
        }
        out[from + period - 1] = values[from] + sum * share;
        int start = from + period;
        for (; start + 4 * period <= values.length; start += 4 * period) {
            fourBlocks(values, start, period, share, out);
        }
        for (; start < values.length; start += period) {
            block(values, start, period, share, out);
        }
        Inputs.usableByWindows(values, from, period, out);
    }

    /** One block; what the block before still adds stands in the out array until the mean replaces it. */
    private static void block(double[] values, int start, int period, double share, double[] out) {
        int size = Math.min(period, values.length - start);
        double base = values[start];
        double rest = 0;
        for (int i = period - 1; i >= 0; i--) {
            if (i < size) {
                out[start + i] = rest;
            }
            rest += values[start - period + i] - base;
        }
        double sum = 0;
        for (int i = start; i < start + size; i++) {
            sum += values[i] - base;
            out[i] = base + (out[i] + sum) * share;
        }
    }

    /** Four blocks at a time: each is a chain of additions that wait for one another, so the four chains run side by side. */
    private static void fourBlocks(double[] values, int start, int period, double share, double[] out) {
        int second = start + period;
        int third = second + period;
        int fourth = third + period;
        double base1 = values[start];
        double base2 = values[second];
        double base3 = values[third];
        double base4 = values[fourth];
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        double sum4 = 0;
        for (int i = period - 1; i >= 0; i--) {
            out[start + i] = sum1;
            out[second + i] = sum2;
            out[third + i] = sum3;
            out[fourth + i] = sum4;
            sum1 += values[start - period + i] - base1;
            sum2 += values[start + i] - base2;
            sum3 += values[second + i] - base3;
            sum4 += values[third + i] - base4;
        }
        sum1 = 0;
        sum2 = 0;
        sum3 = 0;
        sum4 = 0;
        for (int i = 0; i < period; i++) {
            sum1 += values[start + i] - base1;
            sum2 += values[second + i] - base2;
            sum3 += values[third + i] - base3;
            sum4 += values[fourth + i] - base4;
            out[start + i] = base1 + (out[start + i] + sum1) * share;
            out[second + i] = base2 + (out[second + i] + sum2) * share;
            out[third + i] = base3 + (out[third + i] + sum3) * share;
            out[fourth + i] = base4 + (out[fourth + i] + sum4) * share;
        }
    }
}
