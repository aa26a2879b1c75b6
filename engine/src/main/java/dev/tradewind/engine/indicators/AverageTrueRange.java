package dev.tradewind.engine.indicators;

/**
 * Average true range with Wilder's smoothing, in units of price, which starts with the mean of the true ranges of the bars 1 to
 * {@code period}, as in TA-Lib: the first bar has no close before it.
 */
public final class AverageTrueRange implements Indicator {
    private final int period;
    private final double share;
    private final RecursiveAverage average = new RecursiveAverage();

    /** Bars seen, up to period + 1. */
    private int seen;

    private double previousClose;
    private double sum;

    public AverageTrueRange(int period) {
        this.period = Inputs.period(period, 1);
        this.share = Wilder.share(period);
    }

    public double update(double high, double low, double close) {
        Inputs.usable(high, low, close);
        double range = Wilder.trueRange(high, low, previousClose);
        previousClose = close;
        if (seen > period) {
            return average.next(range, share);
        }
        return warmUp(range);
    }

    private double warmUp(double range) {
        if (seen > 0) {
            sum += range;
        }
        seen++;
        if (seen > period) {
            average.start(sum / period);
        }
        return value();
    }

    @Override
    public boolean isReady() {
        return seen > period;
    }

    @Override
    public double value() {
        return isReady() ? average.value() : Double.NaN;
    }

    @Override
    public void save(StateWriter out) {
        out.add(seen);
        out.add(previousClose);
        out.add(sum);
        average.save(out);
    }

    @Override
    public void restore(StateReader in) {
        seen = in.nextInteger(0, period + 1);
        previousClose = in.next();
        sum = in.next();
        average.restore(in);
    }

    /** The average after each bar; NaN before index {@code period}. */
    public static void batch(double[] high, double[] low, double[] close, int period, double[] out) {
        Inputs.period(period, 1);
        Inputs.sameLength(close.length, high, low, out);
        if (!Inputs.warmUp(period, out)) {
            Inputs.bars(high, low, close);
            return;
        }
        Inputs.usable(high[0], low[0], close[close.length - 1]);
        // with the close before in its place, the loop reads and writes one index and runs several bars at a time
        System.arraycopy(close, 0, out, 1, close.length - 1);
        for (int i = 1; i < close.length; i++) {
            double nothingIfFinite = (high[i] + low[i]) * 0;
            out[i] = Wilder.trueRange(high[i], low[i], out[i]) + nothingIfFinite;
        }
        double sum = 0;
        for (int i = 1; i <= period; i++) {
            sum += out[i];
        }
        Inputs.warmUp(period, out);
        out[period] = sum / period;
        RecursiveAverage.batch(out, period + 1, out[period], Wilder.share(period), out);
        if (!Double.isFinite(out[close.length - 1])) {
            Inputs.bars(high, low, close);
        }
    }
}
