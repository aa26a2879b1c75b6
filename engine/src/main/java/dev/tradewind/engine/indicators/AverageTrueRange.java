package dev.tradewind.engine.indicators;

/**
 * Average true range with Wilder's smoothing, in units of price, which starts with the mean of the true ranges of the bars 1 to
 * {@code period}, as in TA-Lib: the first bar has no close before it.
 */
public final class AverageTrueRange implements Indicator {
    private final int period;
    private final double share;
    private final double decay;

    /** Bars seen, up to period + 1. */
    private int seen;

    private double previousClose;
    private double average;

    public AverageTrueRange(int period) {
        this.period = Inputs.period(period, 1);
        this.share = Wilder.share(period);
        this.decay = Wilder.decay(period);
    }

    public double update(double high, double low, double close) {
        Inputs.usable(high, low, close);
        double range = Wilder.trueRange(high, low, previousClose);
        previousClose = close;
        if (seen > period) {
            average = Wilder.next(average, range, share, decay);
            return average;
        }
        return warmUp(range);
    }

    private double warmUp(double range) {
        if (seen > 0) {
            average += range;
        }
        seen++;
        if (seen > period) {
            average /= period;
        }
        return value();
    }

    @Override
    public boolean isReady() {
        return seen > period;
    }

    @Override
    public double value() {
        return isReady() ? average : Double.NaN;
    }

    @Override
    public void save(StateWriter out) {
        out.add(seen);
        out.add(previousClose);
        out.add(average);
    }

    @Override
    public void restore(StateReader in) {
        seen = in.nextInteger(0, period + 1);
        previousClose = in.next();
        average = in.next();
    }

    /** The average after each bar; NaN before index {@code period}. */
    public static void batch(double[] high, double[] low, double[] close, int period, double[] out) {
        Inputs.period(period, 1);
        Inputs.bars(high, low, close, out);
        if (!Inputs.warmUp(period, out)) {
            return;
        }
        double average = 0;
        for (int i = 1; i <= period; i++) {
            average += Wilder.trueRange(high[i], low[i], close[i - 1]);
        }
        average /= period;
        out[period] = average;
        double share = Wilder.share(period);
        double decay = Wilder.decay(period);
        for (int i = period + 1; i < close.length; i++) {
            average = Wilder.next(average, Wilder.trueRange(high[i], low[i], close[i - 1]), share, decay);
            out[i] = average;
        }
    }
}
