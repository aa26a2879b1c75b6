package dev.tradewind.engine.indicators;

/**
 * Standard deviation of the last values as a population (divided by period, as in TA-Lib), and their mean. Never negative, and
 * exactly 0 where all values are the same.
 */
public final class RollingStandardDeviation extends BlockWindow {
    private final double share;

    /** Per place, sums of what the block before has after it, relative to {@link #base}. */
    private final double[] rest;

    private final double[] squareRest;
    private double base;
    private double sum;
    private double squares;
    private double mean = Double.NaN;

    public RollingStandardDeviation(int period) {
        super(period, 1);
        this.share = 1.0 / period;
        this.rest = new double[period];
        this.squareRest = new double[period];
    }

    public double update(double input) {
        Inputs.usable(input);
        place++;
        if (place == period) {
            startBlock(input);
        } else if (!isFull) {
            base = place == 0 ? input : base;
            isFull = place == period - 1;
        }
        values[place] = input;
        add(input - base);
        if (isFull) {
            evaluate();
        }
        return value;
    }

    /** Mean of the same values; equal to {@link SimpleMovingAverage}. */
    public double mean() {
        return mean;
    }

    private void add(double distance) {
        sum += distance;
        squares += distance * distance;
    }

    private void evaluate() {
        double total = rest[place] + sum;
        mean = base + total * share;
        value = deviation(total, squareRest[place] + squares, share);
    }

    private void startBlock(double first) {
        place = 0;
        base = first;
        sum = 0;
        squares = 0;
        sumRest(0);
    }

    private void sumRest(int from) {
        double total = 0;
        double totalSquares = 0;
        for (int i = period - 1; i > from; i--) {
            double distance = values[i] - base;
            total += distance;
            totalSquares += distance * distance;
            rest[i - 1] = total;
            squareRest[i - 1] = totalSquares;
        }
    }

    @Override
    void rebuild() {
        base = values[0];
        sum = 0;
        squares = 0;
        for (int i = 0; i <= place; i++) {
            add(values[i] - base);
        }
        if (isFull) {
            sumRest(place);
            evaluate();
        }
    }

    /** The deviation of each window that ends at {@code values[i]}; NaN before index period − 1. */
    public static void batch(double[] values, int period, double[] out) {
        batch(values, period, new double[values.length], out);
    }

    /** Mean and deviation of each window that ends at {@code values[i]}; NaN before index period − 1. */
    public static void batch(double[] values, int period, double[] meanOut, double[] out) {
        Inputs.period(period, 1);
        Inputs.sameLength(values.length, meanOut, out);
        Inputs.usable(values, 0);
        if (!Inputs.warmUp(period - 1, meanOut, out)) {
            return;
        }
        double share = 1.0 / period;
        double[] rest = new double[period];
        double[] squareRest = new double[period];
        for (int start = 0; start < values.length; start += period) {
            double base = values[start];
            for (int i = start == 0 ? 0 : period - 1; i > 0; i--) {
                double distance = values[start - period + i] - base;
                rest[i - 1] = rest[i] + distance;
                squareRest[i - 1] = squareRest[i] + distance * distance;
            }
            int end = Math.min(start + period, values.length);
            double sum = 0;
            double squares = 0;
            for (int i = start; i < end; i++) {
                double distance = values[i] - base;
                sum += distance;
                squares += distance * distance;
                if (i >= period - 1) {
                    double total = rest[i - start] + sum;
                    meanOut[i] = base + total * share;
                    out[i] = deviation(total, squareRest[i - start] + squares, share);
                }
            }
        }
    }

    private static double deviation(double sum, double squares, double share) {
        double variance = (squares - sum * sum * share) * share;
        return variance > 0 ? Math.sqrt(variance) : 0;
    }
}
