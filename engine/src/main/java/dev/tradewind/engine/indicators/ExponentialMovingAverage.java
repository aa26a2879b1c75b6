package dev.tradewind.engine.indicators;

/**
 * Exponential moving average with weight 2 / (period + 1), which starts as the mean of the first values, as in TA-Lib. While the
 * input stays the same, an average that has reached it stays exactly there.
 */
public final class ExponentialMovingAverage implements Indicator {
    private final int period;
    private final double weight;
    private int seen;
    private double first;
    private double sum;
    private double average = Double.NaN;

    public ExponentialMovingAverage(int period) {
        this.period = Inputs.period(period, 1);
        this.weight = weight(period);
    }

    public double update(double input) {
        Inputs.usable(input);
        if (seen == period) {
            average = next(average, input, weight);
        } else {
            warmUp(input);
        }
        return average;
    }

    private void warmUp(double input) {
        first = seen == 0 ? input : first;
        sum += input - first;
        seen++;
        if (seen == period) {
            average = first + sum / period;
        }
    }

    @Override
    public boolean isReady() {
        return seen == period;
    }

    @Override
    public double value() {
        return average;
    }

    @Override
    public void save(StateWriter out) {
        out.add(seen);
        if (isReady()) {
            out.add(average);
        } else {
            out.add(first);
            out.add(sum);
        }
    }

    @Override
    public void restore(StateReader in) {
        seen = in.nextInteger(0, period);
        if (isReady()) {
            average = in.next();
        } else {
            first = in.next();
            sum = in.next();
        }
    }

    /** The average after each value; NaN before index period − 1. */
    public static void batch(double[] values, int period, double[] out) {
        Inputs.period(period, 1);
        Inputs.sameLength(values.length, out);
        Inputs.usable(values, 0);
        if (!Inputs.warmUp(period - 1, out)) {
            return;
        }
        double weight = weight(period);
        double average = seed(values, 0, period);
        out[period - 1] = average;
        for (int i = period; i < values.length; i++) {
            average = next(average, values[i], weight);
            out[i] = average;
        }
    }

    static double weight(int period) {
        return 2.0 / (period + 1);
    }

    /** The mean of the values from {@code from} on, with which an average starts. */
    static double seed(double[] values, int from, int period) {
        double first = values[from];
        double sum = 0;
        for (int i = from; i < from + period; i++) {
            sum += values[i] - first;
        }
        return first + sum / period;
    }

    static double next(double average, double input, double weight) {
        return Math.fma(weight, input - average, average);
    }
}
