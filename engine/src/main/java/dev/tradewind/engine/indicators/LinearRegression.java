package dev.tradewind.engine.indicators;

/**
 * Least-squares line through the last values over the bars 0, 1, 2, …: its slope in units of the input per bar, and R², the share
 * of the variance that it explains, 0 to 1. Both are exactly 0 where all values are the same.
 */
public final class LinearRegression extends BlockWindow {
    private final double share;
    private final double middle;
    private final double inverseSpread;

    /** Per place, sums of what the block before has after it, relative to {@link #base}. */
    private final double[] rest;

    private final double[] squareRest;
    private final double[] sumsRest;
    private double base;
    private double sum;
    private double squares;

    /** Sum of what {@link #sum} has been since the block began. */
    private double sums;

    private double rSquared = Double.NaN;

    public LinearRegression(int period) {
        super(period, 2);
        this.share = 1.0 / period;
        this.middle = middle(period);
        this.inverseSpread = inverseSpread(period);
        this.rest = new double[period];
        this.squareRest = new double[period];
        this.sumsRest = new double[period];
    }

    /** The slope. */
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

    public double slope() {
        return value;
    }

    public double rSquared() {
        return rSquared;
    }

    private void add(double distance) {
        sum += distance;
        squares += distance * distance;
        sums += sum;
    }

    private void evaluate() {
        double total = rest[place] + sum;
        double covariation = covariation(rest[place], sumsRest[place], sum, sums, middle);
        value = covariation * inverseSpread;
        rSquared = rSquared(covariation, value, variation(total, squareRest[place] + squares, share));
    }

    private void startBlock(double first) {
        place = 0;
        base = first;
        sum = 0;
        squares = 0;
        sums = 0;
        sumRest(0);
    }

    private void sumRest(int from) {
        double total = 0;
        double totalSquares = 0;
        double totalSums = 0;
        for (int i = period - 1; i > from; i--) {
            double distance = values[i] - base;
            total += distance;
            totalSquares += distance * distance;
            totalSums += total;
            rest[i - 1] = total;
            squareRest[i - 1] = totalSquares;
            sumsRest[i - 1] = totalSums;
        }
    }

    @Override
    void rebuild() {
        base = values[0];
        sum = 0;
        squares = 0;
        sums = 0;
        for (int i = 0; i <= place; i++) {
            add(values[i] - base);
        }
        if (isFull) {
            sumRest(place);
            evaluate();
        }
    }

    /** Slope and R² of each window that ends at {@code values[i]}; NaN before index period − 1. */
    public static void batch(double[] values, int period, double[] slopeOut, double[] rSquaredOut) {
        Inputs.period(period, 2);
        Inputs.sameLength(values.length, slopeOut, rSquaredOut);
        if (!Inputs.warmUp(period - 1, slopeOut, rSquaredOut)) {
            Inputs.usable(values, 0, values.length);
            return;
        }
        double[] scratch = new double[2 * period];
        firstBlock(values, period, slopeOut, rSquaredOut);
        int start = period;
        for (; start + 2 * period <= values.length; start += 2 * period) {
            twoBlocks(values, start, period, slopeOut, rSquaredOut, scratch);
        }
        for (; start < values.length; start += period) {
            block(values, start, period, slopeOut, rSquaredOut, scratch);
        }
        double inverseSpread = inverseSpread(period);
        for (int i = period - 1; i < values.length; i++) {
            double slope = slopeOut[i] * inverseSpread;
            rSquaredOut[i] = rSquared(slopeOut[i], slope, rSquaredOut[i]);
            slopeOut[i] = slope;
        }
        Inputs.usableByWindows(values, 0, period, slopeOut);
    }

    private static void firstBlock(double[] values, int period, double[] covariations, double[] variations) {
        double base = values[0];
        double sum = 0;
        double squares = 0;
        double sums = 0;
        for (int i = 0; i < period; i++) {
            double distance = values[i] - base;
            sum += distance;
            squares += distance * distance;
            sums += sum;
        }
        covariations[period - 1] = covariation(0, 0, sum, sums, middle(period));
        variations[period - 1] = variation(sum, squares, 1.0 / period);
    }

    /** Co- and own variation; what the block before still adds stands in the arrays until they replace it. */
    private static void block(
            double[] values, int start, int period, double[] covariations, double[] variations, double[] scratch) {
        int size = Math.min(period, values.length - start);
        double base = values[start];
        double sum = 0;
        double squares = 0;
        double sums = 0;
        for (int i = period - 1; i >= 0; i--) {
            if (i < size) {
                scratch[i] = sum;
                variations[start + i] = squares;
                covariations[start + i] = sums;
            }
            double distance = values[start - period + i] - base;
            sum += distance;
            squares += distance * distance;
            sums += sum;
        }
        sum = 0;
        squares = 0;
        sums = 0;
        double share = 1.0 / period;
        double middle = middle(period);
        for (int i = 0; i < size; i++) {
            double distance = values[start + i] - base;
            sum += distance;
            squares += distance * distance;
            sums += sum;
            double total = scratch[i] + sum;
            covariations[start + i] = covariation(scratch[i], covariations[start + i], sum, sums, middle);
            variations[start + i] = variation(total, variations[start + i] + squares, share);
        }
    }

    /** As {@link SimpleMovingAverage} does, chains of additions run side by side. */
    private static void twoBlocks(
            double[] values, int start, int period, double[] covariations, double[] variations, double[] scratch) {
        int second = start + period;
        double base1 = values[start];
        double base2 = values[second];
        double sum1 = 0;
        double sum2 = 0;
        double squares1 = 0;
        double squares2 = 0;
        double sums1 = 0;
        double sums2 = 0;
        for (int i = period - 1; i >= 0; i--) {
            scratch[i] = sum1;
            scratch[period + i] = sum2;
            variations[start + i] = squares1;
            variations[second + i] = squares2;
            covariations[start + i] = sums1;
            covariations[second + i] = sums2;
            double distance1 = values[start - period + i] - base1;
            double distance2 = values[start + i] - base2;
            sum1 += distance1;
            sum2 += distance2;
            squares1 += distance1 * distance1;
            squares2 += distance2 * distance2;
            sums1 += sum1;
            sums2 += sum2;
        }
        sum1 = 0;
        sum2 = 0;
        squares1 = 0;
        squares2 = 0;
        sums1 = 0;
        sums2 = 0;
        double share = 1.0 / period;
        double middle = middle(period);
        for (int i = 0; i < period; i++) {
            double distance1 = values[start + i] - base1;
            double distance2 = values[second + i] - base2;
            sum1 += distance1;
            sum2 += distance2;
            squares1 += distance1 * distance1;
            squares2 += distance2 * distance2;
            sums1 += sum1;
            sums2 += sum2;
            double total1 = scratch[i] + sum1;
            double total2 = scratch[period + i] + sum2;
            covariations[start + i] = covariation(scratch[i], covariations[start + i], sum1, sums1, middle);
            covariations[second + i] = covariation(scratch[period + i], covariations[second + i], sum2, sums2, middle);
            variations[start + i] = variation(total1, variations[start + i] + squares1, share);
            variations[second + i] = variation(total2, variations[second + i] + squares2, share);
        }
    }

    /** 1 / Σ (x − mean x)² of the bars 0 to period − 1. */
    private static double inverseSpread(int period) {
        return 12 / (period * ((double) period * period - 1));
    }

    /** The mean of the weights 1 to period. */
    private static double middle(int period) {
        return (period + 1) * 0.5;
    }

    /**
     * Σ (x − mean x) · y. Adding up a running sum weighs the value that was added first most: {@code sumsRest} weighs the values
     * of the block before by 1, 2, … from the window's start on, {@code sums} those of the block at hand by 1, 2, … from its end
     * backwards, which seen from the start is period + 1 less that weight. The mean of the weights is {@code middle}.
     */
    private static double covariation(double rest, double sumsRest, double sum, double sums, double middle) {
        return sumsRest - sums + middle * (sum - rest);
    }

    /** Σ (y − mean y)²; may come out a rounding error below 0. */
    private static double variation(double sum, double squares, double share) {
        return squares - sum * sum * share;
    }

    private static double rSquared(double covariation, double slope, double variation) {
        return Math.min(covariation * slope / Math.max(variation, Double.MIN_NORMAL), 1);
    }
}
