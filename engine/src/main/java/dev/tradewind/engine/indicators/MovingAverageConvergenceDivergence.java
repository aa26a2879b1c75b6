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
        Inputs.usable(values, 0);
        int ready = slowPeriod + signalPeriod - 2;
        if (!Inputs.warmUp(ready, lineOut, signalOut, histogramOut)) {
            return;
        }
        double fastWeight = ExponentialMovingAverage.weight(fastPeriod);
        double slowWeight = ExponentialMovingAverage.weight(slowPeriod);
        double fast = ExponentialMovingAverage.seed(values, slowPeriod - fastPeriod, fastPeriod);
        double slow = ExponentialMovingAverage.seed(values, 0, slowPeriod);
        // the first lines go into the out array, from which the signal line takes its start, and are blanked afterwards
        lineOut[slowPeriod - 1] = fast - slow;
        for (int i = slowPeriod; i <= ready; i++) {
            fast = ExponentialMovingAverage.next(fast, values[i], fastWeight);
            slow = ExponentialMovingAverage.next(slow, values[i], slowWeight);
            lineOut[i] = fast - slow;
        }
        double signalWeight = ExponentialMovingAverage.weight(signalPeriod);
        double signal = ExponentialMovingAverage.seed(lineOut, slowPeriod - 1, signalPeriod);
        signalOut[ready] = signal;
        histogramOut[ready] = lineOut[ready] - signal;
        Inputs.warmUp(ready, lineOut);
        for (int i = ready + 1; i < values.length; i++) {
            fast = ExponentialMovingAverage.next(fast, values[i], fastWeight);
            slow = ExponentialMovingAverage.next(slow, values[i], slowWeight);
            double line = fast - slow;
            signal = ExponentialMovingAverage.next(signal, line, signalWeight);
            lineOut[i] = line;
            signalOut[i] = signal;
            histogramOut[i] = line - signal;
        }
    }

    private static void checkOrder(int fastPeriod, int slowPeriod) {
        if (fastPeriod < 1 || fastPeriod >= slowPeriod) {
            throw new IllegalArgumentException(
                    "fast period " + fastPeriod + " must be at least 1 and below the slow one, " + slowPeriod);
        }
    }
}
