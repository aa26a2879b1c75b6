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
        value = Math.sqrt(Math.max(variance(total, squareRest[place] + squares, share), 0));
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
        if (!Inputs.warmUp(period - 1, meanOut, out)) {
            Inputs.usable(values, 0, values.length);
            return;
        }
        double share = 1.0 / period;
        sumBlocks(values, period, share, meanOut, out);
        for (int i = period - 1; i < values.length; i++) {
            out[i] = Math.sqrt(Math.max(out[i], 0));
        }
        Inputs.usableByWindows(values, 0, period, out);
    }

    private static void sumBlocks(double[] values, int period, double share, double[] meanOut, double[] out) {
        firstBlock(values, period, share, meanOut, out);
        int start = period;
        for (; start + 2 * period <= values.length; start += 2 * period) {
            twoBlocks(values, start, period, share, meanOut, out);
        }
        for (; start < values.length; start += period) {
            block(values, start, period, share, meanOut, out);
        }
    }

    private static void firstBlock(double[] values, int period, double share, double[] meanOut, double[] out) {
        double base = values[0];
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < period; i++) {
            double distance = values[i] - base;
            sum += distance;
            squares += distance * distance;
        }
        meanOut[period - 1] = base + sum * share;
        out[period - 1] = variance(sum, squares, share);
    }

    /** Mean and variance; what the block before still adds stands in the out arrays until they replace it. */
    private static void block(double[] values, int start, int period, double share, double[] meanOut, double[] out) {
        int size = Math.min(period, values.length - start);
        double base = values[start];
        double sum = 0;
        double squares = 0;
        for (int i = period - 1; i >= 0; i--) {
            if (i < size) {
                meanOut[start + i] = sum;
                out[start + i] = squares;
            }
            double distance = values[start - period + i] - base;
            sum += distance;
            squares += distance * distance;
        }
        sum = 0;
        squares = 0;
        for (int i = start; i < start + size; i++) {
            double distance = values[i] - base;
            sum += distance;
            squares += distance * distance;
            double total = meanOut[i] + sum;
            meanOut[i] = base + total * share;
            out[i] = variance(total, out[i] + squares, share);
        }
    }

    /** As {@link SimpleMovingAverage} does, chains of additions run side by side. */
    private static void twoBlocks(
            double[] values, int start, int period, double share, double[] meanOut, double[] out) {
        int second = start + period;
        double base1 = values[start];
        double base2 = values[second];
        double sum1 = 0;
        double sum2 = 0;
        double squares1 = 0;
        double squares2 = 0;
        for (int i = period - 1; i >= 0; i--) {
            meanOut[start + i] = sum1;
            meanOut[second + i] = sum2;
            out[start + i] = squares1;
            out[second + i] = squares2;
            double distance1 = values[start - period + i] - base1;
            double distance2 = values[start + i] - base2;
            sum1 += distance1;
            sum2 += distance2;
            squares1 += distance1 * distance1;
            squares2 += distance2 * distance2;
        }
        sum1 = 0;
        sum2 = 0;
        squares1 = 0;
        squares2 = 0;
        for (int i = 0; i < period; i++) {
            double distance1 = values[start + i] - base1;
            double distance2 = values[second + i] - base2;
            sum1 += distance1;
            sum2 += distance2;
            squares1 += distance1 * distance1;
            squares2 += distance2 * distance2;
            double total1 = meanOut[start + i] + sum1;
            double total2 = meanOut[second + i] + sum2;
            meanOut[start + i] = base1 + total1 * share;
            meanOut[second + i] = base2 + total2 * share;
            out[start + i] = variance(total1, out[start + i] + squares1, share);
            out[second + i] = variance(total2, out[second + i] + squares2, share);
        }
    }

    /** May come out a rounding error below 0. */
    private static double variance(double sum, double squares, double share) {
        return (squares - sum * sum * share) * share;
    }
}
