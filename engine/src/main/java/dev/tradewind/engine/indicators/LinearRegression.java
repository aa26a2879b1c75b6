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
        rSquared = rSquared(covariation, value, total, squareRest[place] + squares, share);
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
        Inputs.usable(values, 0);
        if (!Inputs.warmUp(period - 1, slopeOut, rSquaredOut)) {
            return;
        }
        double share = 1.0 / period;
        double inverseSpread = inverseSpread(period);
        double[] rest = new double[period];
        double[] squareRest = new double[period];
        double[] weightedRest = new double[period];
        for (int start = 0; start < values.length; start += period) {
            double base = values[start];
            for (int i = start == 0 ? 0 : period - 1; i > 0; i--) {
                double distance = values[start - period + i] - base;
                rest[i - 1] = rest[i] + distance;
                squareRest[i - 1] = squareRest[i] + distance * distance;
                weightedRest[i - 1] = weightedRest[i] + distance * i;
            }
            int end = Math.min(period, values.length - start);
            double sum = 0;
            double squares = 0;
            double weighted = 0;
            for (int place = 0; place < end; place++) {
                double distance = values[start + place] - base;
                sum += distance;
                squares += distance * distance;
                weighted += distance * place;
                if (start + place >= period - 1) {
                    double total = rest[place] + sum;
                    double covariation = covariation(weightedRest[place] + weighted, sum, total, place, period);
                    double slope = covariation * inverseSpread;
                    slopeOut[start + place] = slope;
                    rSquaredOut[start + place] =
                            rSquared(covariation, slope, total, squareRest[place] + squares, share);
                }
            }
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

    private static double rSquared(double covariation, double slope, double sum, double squares, double share) {
        double variation = squares - sum * sum * share;
        double explained = covariation * slope;
        if (!(variation > 0)) {
            return 0;
        }
        return explained < variation ? explained / variation : 1;
    }
}
