package dev.tradewind.engine.indicators;

/**
 * Exponential moving average whose period follows the volatility: {@link VolatilityAdjustedSmoothing} shortens it where the market is
 * wild and stretches it where it is calm (S-22, D-19). It starts as {@link ExponentialMovingAverage} does, and is the same while
 * the factor is 1 or not known yet.
 */
public final class VolatilityAdjustedAverage implements Indicator {
    private final int period;
    private final VolatilityAdjustedSmoothing smoothing;
    private final ExponentialMovingAverage average;

    /** @param rangePeriod of the average true range by which volatility is judged */
    public VolatilityAdjustedAverage(int period, int rangePeriod) {
        this.period = Inputs.period(period, 1);
        this.smoothing = new VolatilityAdjustedSmoothing(rangePeriod);
        this.average = new ExponentialMovingAverage(period);
    }

    /** The average of the closes, this one with the weight of this bar's volatility. */
    public double update(double high, double low, double close) {
        smoothing.update(high, low, close);
        return average.update(close, ExponentialMovingAverage.weight(smoothing.period(period)));
    }

    @Override
    public boolean isReady() {
        return average.isReady();
    }

    @Override
    public double value() {
        return average.value();
    }

    @Override
    public void save(StateWriter out) {
        smoothing.save(out);
        average.save(out);
    }

    @Override
    public void restore(StateReader in) {
        smoothing.restore(in);
        average.restore(in);
    }

    /** The average after each bar; NaN before index period − 1. */
    public static void batch(double[] high, double[] low, double[] close, int period, int rangePeriod, double[] out) {
        double[] factors = new double[close.length];
        double[] range = new double[close.length];
        AverageTrueRange.batch(high, low, close, rangePeriod, range);
        VolatilityAdjustedSmoothing.batch(range, rangePeriod, VolatilityAdjustedSmoothing.MEAN_PERIOD, factors);
        batch(factors, close, period, out);
    }

    /**
     * The average after each bar; NaN before index period − 1.
     *
     * @param factors the result of {@link VolatilityAdjustedSmoothing#batch}
     */
    public static void batch(double[] factors, double[] close, int period, double[] out) {
        Inputs.period(period, 1);
        Inputs.sameLength(close.length, factors, out);
        if (!Inputs.warmUp(period - 1, out)) {
            Inputs.usable(close, 0, close.length);
            return;
        }
        double usual = weight(period, 1);
        double shorter = weight(period, VolatilityAdjustedSmoothing.SHORTER);
        double longer = weight(period, VolatilityAdjustedSmoothing.LONGER);
        for (int i = period; i < close.length; i++) {
            double factor = factors[i];
            out[i] = factor < 1 ? shorter : factor > 1 ? longer : usual;
        }
        double seed = ExponentialMovingAverage.seed(close, 0, period);
        out[period - 1] = seed;
        RecursiveAverage.batch(close, period, seed, out, out);
        Inputs.usableByLast(close, 0, out);
    }

    private static double weight(int period, double factor) {
        return ExponentialMovingAverage.weight(VolatilityAdjustedSmoothing.adjusted(period, factor));
    }
}
