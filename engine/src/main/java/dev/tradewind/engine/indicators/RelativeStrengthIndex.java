package dev.tradewind.engine.indicators;

/**
 * Relative strength index with Wilder's smoothing, 0 to 100, which starts with the means of the first {@code period} changes, as
 * in TA-Lib. Without any movement it is 50, where neither side is stronger; TA-Lib gives 0 there, which would read as oversold.
 */
public final class RelativeStrengthIndex implements Indicator {
    private static final double BALANCED = 50;

    private final int period;
    private final double share;
    private final double decay;

    /** Values seen, up to period + 1. */
    private int seen;

    private double previous;
    private double gain;
    private double loss;
    private double value = Double.NaN;

    public RelativeStrengthIndex(int period) {
        this.period = Inputs.period(period, 1);
        this.share = Wilder.share(period);
        this.decay = Wilder.decay(period);
    }

    public double update(double input) {
        Inputs.usable(input);
        double change = input - previous;
        previous = input;
        double rise = Wilder.positivePart(change);
        double fall = rise - change;
        if (seen > period) {
            gain = Wilder.next(gain, rise, share, decay);
            loss = Wilder.next(loss, fall, share, decay);
            value = strength(gain, loss);
        } else {
            warmUp(rise, fall);
        }
        return value;
    }

    private void warmUp(double rise, double fall) {
        if (seen > 0) {
            gain += rise;
            loss += fall;
        }
        seen++;
        if (seen > period) {
            gain /= period;
            loss /= period;
            value = strength(gain, loss);
        }
    }

    @Override
    public boolean isReady() {
        return seen > period;
    }

    @Override
    public double value() {
        return value;
    }

    @Override
    public void save(StateWriter out) {
        out.add(seen);
        out.add(previous);
        out.add(gain);
        out.add(loss);
    }

    @Override
    public void restore(StateReader in) {
        seen = in.nextInteger(0, period + 1);
        previous = in.next();
        gain = in.next();
        loss = in.next();
        value = isReady() ? strength(gain, loss) : Double.NaN;
    }

    /** The index after each value; NaN before index {@code period}. */
    public static void batch(double[] values, int period, double[] out) {
        Inputs.period(period, 1);
        Inputs.sameLength(values.length, out);
        if (!Inputs.warmUp(period, out)) {
            Inputs.usable(values, 0, values.length);
            return;
        }
        double gain = 0;
        double loss = 0;
        for (int i = 1; i <= period; i++) {
            double change = values[i] - values[i - 1];
            double rise = Wilder.positivePart(change);
            gain += rise;
            loss += rise - change;
        }
        gain /= period;
        loss /= period;
        out[period] = strength(gain, loss);
        double share = Wilder.share(period);
        double decay = Wilder.decay(period);
        for (int i = period + 1; i < values.length; i++) {
            double change = values[i] - values[i - 1];
            double rise = Wilder.positivePart(change);
            gain = Wilder.next(gain, rise, share, decay);
            loss = Wilder.next(loss, rise - change, share, decay);
            out[i] = strength(gain, loss);
        }
        Inputs.usableByLast(values, 0, out);
    }

    private static double strength(double gain, double loss) {
        double movement = gain + loss;
        return movement < Wilder.NOTHING ? BALANCED : 100 * (gain / movement);
    }
}
