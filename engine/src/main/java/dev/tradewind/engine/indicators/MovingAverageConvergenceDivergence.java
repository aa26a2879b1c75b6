package dev.tradewind.engine.indicators;

/**
 * Difference of a fast and a slow exponential average, and an exponential average of it, the signal line. As in TA-Lib the fast
 * average starts so late that both have their first value at the same bar, and all three lines start together with the signal
 * line, at bar slow + signal − 2 (counted from 0).
 */
public final class MovingAverageConvergenceDivergence implements Indicator {
    private final int skipped;
    private final ExponentialMovingAverage fast;
    private final ExponentialMovingAverage slow;
    private final ExponentialMovingAverage signal;

    /** Values seen before the fast average starts. */
    private int seen;

    private double line = Double.NaN;

    public MovingAverageConvergenceDivergence(int fastPeriod, int slowPeriod, int signalPeriod) {
        checkOrder(fastPeriod, slowPeriod);
        this.skipped = slowPeriod - fastPeriod;
        this.fast = new ExponentialMovingAverage(fastPeriod);
        this.slow = new ExponentialMovingAverage(slowPeriod);
        this.signal = new ExponentialMovingAverage(signalPeriod);
    }

    /** The difference of the two averages. */
    public double update(double input) {
        double slowAverage = slow.update(input);
        if (seen < skipped) {
            seen++;
            return Double.NaN;
        }
        double fastAverage = fast.update(input);
        if (slow.isReady()) {
            double difference = fastAverage - slowAverage;
            signal.update(difference);
            line = signal.isReady() ? difference : Double.NaN;
        }
        return line;
    }

    public double signal() {
        return signal.value();
    }

    /** The difference less the signal line. */
    public double histogram() {
        return line - signal.value();
    }

    @Override
    public boolean isReady() {
        return signal.isReady();
    }

    @Override
    public double value() {
        return line;
    }

    @Override
    public void save(StateWriter out) {
        out.add(seen);
        fast.save(out);
        slow.save(out);
        signal.save(out);
    }

    @Override
    public void restore(StateReader in) {
        seen = in.nextInteger(0, skipped);
        fast.restore(in);
        slow.restore(in);
        signal.restore(in);
        line = isReady() ? fast.value() - slow.value() : Double.NaN;
    }

    /** The three lines after each value; NaN before index slowPeriod + signalPeriod − 2. */
    public static void batch(
            double[] values,
            int fastPeriod,
            int slowPeriod,
            int signalPeriod,
            double[] lineOut,
            double[] signalOut,
            double[] histogramOut) {
        checkOrder(fastPeriod, slowPeriod);
        Inputs.period(slowPeriod, 1);
        Inputs.period(signalPeriod, 1);
        Inputs.sameLength(values.length, lineOut, signalOut, histogramOut);
        int ready = slowPeriod + signalPeriod - 2;
        if (!Inputs.warmUp(ready, lineOut, signalOut, histogramOut)) {
            Inputs.usable(values, 0, values.length);
            return;
        }
        ExponentialMovingAverage.batch(values, 0, slowPeriod, histogramOut);
        ExponentialMovingAverage.batch(values, slowPeriod - fastPeriod, fastPeriod, lineOut);
        for (int i = slowPeriod - 1; i < values.length; i++) {
            lineOut[i] -= histogramOut[i];
        }
        ExponentialMovingAverage.batch(lineOut, slowPeriod - 1, signalPeriod, signalOut);
        for (int i = ready; i < values.length; i++) {
            histogramOut[i] = lineOut[i] - signalOut[i];
        }
        // the lines before the signal line served only to start it
        Inputs.warmUp(ready, lineOut, histogramOut);
    }

    private static void checkOrder(int fastPeriod, int slowPeriod) {
        if (fastPeriod < 1 || fastPeriod >= slowPeriod) {
            throw new IllegalArgumentException(
                    "fast period " + fastPeriod + " must be at least 1 and below the slow one, " + slowPeriod);
        }
    }
}
