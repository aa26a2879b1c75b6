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
        Inputs.usable(values, from);
        if (!Inputs.warmUp(from + period - 1, out)) {
            return;
        }
        double share = 1.0 / period;
        out[from + period - 1] = 0;
        double base = values[from];
        double sum = 0;
        for (int i = from; i < from + period; i++) {
            sum += values[i] - base;
        }
        out[from + period - 1] = base + sum * share;
        for (int start = from + period; start < values.length; start += period) {
            base = values[start];
            int end = Math.min(start + period, values.length);
            // what the block before still adds stands in the out array until the window's own value replaces it
            double total = 0;
            for (int i = start - 1; i > start - period; i--) {
                total += values[i] - base;
                if (i - 1 + period < end) {
                    out[i - 1 + period] = total;
                }
            }
            if (start + period - 1 < end) {
                out[start + period - 1] = 0;
            }
            sum = 0;
            for (int i = start; i < end; i++) {
                sum += values[i] - base;
                out[i] = base + (out[i] + sum) * share;
            }
        }
    }
}
