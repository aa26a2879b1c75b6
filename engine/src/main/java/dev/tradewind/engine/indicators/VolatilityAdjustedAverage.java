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
        Inputs.sameLength(out.length, high, low, close);
        VolatilityAdjustedAverage average = new VolatilityAdjustedAverage(period, rangePeriod);
        for (int i = 0; i < out.length; i++) {
            out[i] = average.update(high[i], low[i], close[i]);
        }
    }
}
