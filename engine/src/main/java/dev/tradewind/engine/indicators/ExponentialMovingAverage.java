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
    private final RecursiveAverage average = new RecursiveAverage();

    public ExponentialMovingAverage(int period) {
        this.period = Inputs.period(period, 1);
        this.weight = weight(period);
    }

    public double update(double input) {
        return update(input, weight);
    }

    /** With another weight than that of the period, this once. */
    double update(double input, double weightNow) {
        Inputs.usable(input);
        if (seen == period) {
            return average.next(input, weightNow);
        }
        return warmUp(input);
    }

    private double warmUp(double input) {
        first = seen == 0 ? input : first;
        sum += input - first;
        seen++;
        if (seen == period) {
            average.start(first + sum / period);
        }
        return value();
    }

    @Override
    public boolean isReady() {
        return seen == period;
    }

    @Override
    public double value() {
        return isReady() ? average.value() : Double.NaN;
    }

    @Override
    public void save(StateWriter out) {
        out.add(seen);
        if (isReady()) {
            average.save(out);
        } else {
            out.add(first);
            out.add(sum);
        }
    }

    @Override
    public void restore(StateReader in) {
        seen = in.nextInteger(0, period);
        if (isReady()) {
            average.restore(in);
        } else {
            first = in.next();
            sum = in.next();
        }
    }

    /** The average after each value; NaN before index period − 1. */
    public static void batch(double[] values, int period, double[] out) {
        Inputs.sameLength(values.length, out);
        batch(values, 0, period, out);
    }

    /** As {@link #batch(double[], int, double[])}, for a column whose first {@code from} values are a warm-up. */
    static void batch(double[] values, int from, int period, double[] out) {
        Inputs.period(period, 1);
        int ready = from + period - 1;
        if (Inputs.warmUp(ready, out)) {
            double seed = seed(values, from, period);
            out[ready] = seed;
            RecursiveAverage.batch(values, ready + 1, seed, weight(period), out);
            Inputs.usableByLast(values, from, out);
        } else {
            Inputs.usable(values, Math.min(from, values.length), values.length);
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
}
