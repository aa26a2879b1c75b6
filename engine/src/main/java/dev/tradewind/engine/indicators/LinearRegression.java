package dev.tradewind.engine.indicators;

/**
 * Least-squares line through the last values over the bars 0, 1, 2, …: its slope in units of the input per bar, and R², the share
 * of the variance that it explains, 0 to 1. Both are exactly 0 where all values are the same.
 */
public final class LinearRegression extends BlockWindow {
    private final double share;
    private final double inverseSpread;

    /** Per place, sums of what the block before has after it, relative to {@link #base}. */
    private final double[] rest;

    private final double[] squareRest;
    private final double[] weightedRest;
    private double base;
    private double sum;
    private double squares;
    private double weighted;
    private double rSquared = Double.NaN;

    public LinearRegression(int period) {
        super(period, 2);
        this.share = 1.0 / period;
        this.inverseSpread = inverseSpread(period);
        this.rest = new double[period];
        this.squareRest = new double[period];
        this.weightedRest = new double[period];
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
        add(input - base, place);
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

    private void add(double distance, int at) {
        sum += distance;
        squares += distance * distance;
        weighted += distance * at;
    }

    private void evaluate() {
        double total = rest[place] + sum;
        double covariation = covariation(weightedRest[place] + weighted, sum, total, place, period);
        value = covariation * inverseSpread;
        rSquared = rSquared(covariation, value, variation(total, squareRest[place] + squares, share));
    }

    private void startBlock(double first) {
        place = 0;
        base = first;
        sum = 0;
        squares = 0;
        weighted = 0;
        sumRest(0);
    }

    private void sumRest(int from) {
        double total = 0;
        double totalSquares = 0;
        double totalWeighted = 0;
        for (int i = period - 1; i > from; i--) {
            double distance = values[i] - base;
            total += distance;
            totalSquares += distance * distance;
            totalWeighted += distance * i;
            rest[i - 1] = total;
            squareRest[i - 1] = totalSquares;
            weightedRest[i - 1] = totalWeighted;
        }
    }

    @Override
    void rebuild() {
        base = values[0];
        sum = 0;
        squares = 0;
        weighted = 0;
        for (int i = 0; i <= place; i++) {
            add(values[i] - base, i);
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
        double weighted = 0;
        for (int i = 0; i < period; i++) {
            double distance = values[i] - base;
            sum += distance;
            squares += distance * distance;
            weighted += distance * i;
        }
        covariations[period - 1] = covariation(weighted, sum, sum, period - 1, period);
        variations[period - 1] = variation(sum, squares, 1.0 / period);
    }

    /** Co- and own variation; what the block before still adds stands in the arrays until they replace it. */
    private static void block(
            double[] values, int start, int period, double[] covariations, double[] variations, double[] scratch) {
        int size = Math.min(period, values.length - start);
        double base = values[start];
        double sum = 0;
        double squares = 0;
        double weighted = 0;
        for (int i = period - 1; i >= 0; i--) {
            if (i < size) {
                scratch[i] = sum;
                variations[start + i] = squares;
                covariations[start + i] = weighted;
            }
            double distance = values[start - period + i] - base;
            sum += distance;
            squares += distance * distance;
            weighted += distance * i;
        }
        sum = 0;
        squares = 0;
        weighted = 0;
        double share = 1.0 / period;
        for (int i = 0; i < size; i++) {
            double distance = values[start + i] - base;
            sum += distance;
            squares += distance * distance;
            weighted += distance * i;
            double total = scratch[i] + sum;
            covariations[start + i] = covariation(covariations[start + i] + weighted, sum, total, i, period);
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
        double weighted1 = 0;
        double weighted2 = 0;
        for (int i = period - 1; i >= 0; i--) {
            scratch[i] = sum1;
            scratch[period + i] = sum2;
            variations[start + i] = squares1;
            variations[second + i] = squares2;
            covariations[start + i] = weighted1;
            covariations[second + i] = weighted2;
            double distance1 = values[start - period + i] - base1;
            double distance2 = values[start + i] - base2;
            sum1 += distance1;
            sum2 += distance2;
            squares1 += distance1 * distance1;
            squares2 += distance2 * distance2;
            weighted1 += distance1 * i;
            weighted2 += distance2 * i;
        }
        sum1 = 0;
        sum2 = 0;
        squares1 = 0;
        squares2 = 0;
        weighted1 = 0;
        weighted2 = 0;
        double share = 1.0 / period;
        for (int i = 0; i < period; i++) {
            double distance1 = values[start + i] - base1;
            double distance2 = values[second + i] - base2;
            sum1 += distance1;
            sum2 += distance2;
            squares1 += distance1 * distance1;
            squares2 += distance2 * distance2;
            weighted1 += distance1 * i;
            weighted2 += distance2 * i;
            double total1 = scratch[i] + sum1;
            double total2 = scratch[period + i] + sum2;
            covariations[start + i] = covariation(covariations[start + i] + weighted1, sum1, total1, i, period);
            covariations[second + i] = covariation(covariations[second + i] + weighted2, sum2, total2, i, period);
            variations[start + i] = variation(total1, variations[start + i] + squares1, share);
            variations[second + i] = variation(total2, variations[second + i] + squares2, share);
        }
    }

    /** 1 / Σ (x − mean x)² of the bars 0 to period − 1. */
    private static double inverseSpread(int period) {
        return 12 / (period * ((double) period * period - 1));
    }

    /**
     * Σ (x − mean x) · y. The weights count from the start of a value's own block: what belongs to the block at hand lies a whole period
     * further on in time, and the window starts at bar place + 1 of the block before.
     */
    private static double covariation(double weighted, double current, double total, int place, int period) {
        return weighted + period * current - (place + 1 + (period - 1) * 0.5) * total;
    }

    /** Σ (y − mean y)²; may come out a rounding error below 0. */
    private static double variation(double sum, double squares, double share) {
        return squares - sum * sum * share;
    }

    private static double rSquared(double covariation, double slope, double variation) {
        return Math.min(covariation * slope / Math.max(variation, Double.MIN_NORMAL), 1);
    }
}
