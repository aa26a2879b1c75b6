package dev.tradewind.engine.indicators;

/** Mean of the last values, and bands some population standard deviations above and below it. */
public final class BollingerBands implements Indicator {
    private final RollingStandardDeviation window;
    private final double deviations;

    public BollingerBands(int period, double deviations) {
        this.window = new RollingStandardDeviation(period);
        this.deviations = checked(deviations);
    }

    /** The middle band. */
    public double update(double input) {
        window.update(input);
        return window.mean();
    }

    public double middle() {
        return window.mean();
    }

    public double upper() {
        return window.mean() + deviations * window.value();
    }

    public double lower() {
        return window.mean() - deviations * window.value();
    }

    /** One standard deviation, in units of the input. */
    public double standardDeviation() {
        return window.value();
    }

    @Override
    public boolean isReady() {
        return window.isReady();
    }

    @Override
    public double value() {
        return window.mean();
    }

    @Override
    public void save(StateWriter out) {
        window.save(out);
    }

    @Override
    public void restore(StateReader in) {
        window.restore(in);
    }

    /** The bands after each value; NaN before index period − 1. */
    public static void batch(
            double[] values, int period, double deviations, double[] lowerOut, double[] middleOut, double[] upperOut) {
        checked(deviations);
        Inputs.sameLength(values.length, lowerOut, middleOut, upperOut);
        RollingStandardDeviation.batch(values, period, middleOut, upperOut);
        for (int i = 0; i < values.length; i++) {
            double width = deviations * upperOut[i];
            lowerOut[i] = middleOut[i] - width;
            upperOut[i] = middleOut[i] + width;
        }
    }

    private static double checked(double deviations) {
        if (!(deviations > 0 && deviations <= 100)) {
            throw new IllegalArgumentException("deviations must be above 0 and at most 100, was " + deviations);
        }
        return deviations;
    }
}
