package dev.tradewind.engine.indicators;

/**
 * Average directional index of Wilder, 0 to 100, seeded as in TA-Lib: directional moves are summed over period − 1 bars, then
 * decay by 1 / period; the index starts as the mean of {@code period} directional differences and so is ready with bar
 * 2 · period − 1 (counted from 0). A bar without any direction left in the sums leaves it as it was; without any movement from the start
 * it is 0.
 */
public final class AverageDirectionalIndex implements Indicator {
    private final int period;
    private final double share;
    private final double decay;

    /** Bars seen, up to 2 · period. */
    private int seen;

    private double previousHigh;
    private double previousLow;
    private double previousClose;
    private double plus;
    private double minus;
    private double range;
    private double index;

    public AverageDirectionalIndex(int period) {
        this.period = Inputs.period(period, 2);
        this.share = Wilder.share(period);
        this.decay = Wilder.decay(period);
    }

    public double update(double high, double low, double close) {
        Inputs.usable(high, low, close);
        double up = high - previousHigh;
        double down = previousLow - low;
        double plusMove = Wilder.directionalMove(up, down);
        double minusMove = Wilder.directionalMove(down, up);
        double trueRange = Wilder.trueRange(high, low, previousClose);
        previousHigh = high;
        previousLow = low;
        previousClose = close;
        if (seen < period) {
            if (seen > 0) {
                plus += plusMove;
                minus += minusMove;
                range += trueRange;
            }
            seen++;
            return Double.NaN;
        }
        plus = Math.fma(plus, decay, plusMove);
        minus = Math.fma(minus, decay, minusMove);
        range = Math.fma(range, decay, trueRange);
        if (seen == 2 * period) {
            index = next(index, plus, minus, share, decay);
            return index;
        }
        return warmUp();
    }

    private double warmUp() {
        index += difference(plus, minus);
        seen++;
        if (isReady()) {
            index /= period;
        }
        return value();
    }

    /** Wilder's +DI, 0 to 100; NaN before bar {@code period} (counted from 0). */
    public double plusDirection() {
        return seen > period ? direction(plus, range) : Double.NaN;
    }

    /** Wilder's −DI, 0 to 100; NaN before bar {@code period} (counted from 0). */
    public double minusDirection() {
        return seen > period ? direction(minus, range) : Double.NaN;
    }

    @Override
    public boolean isReady() {
        return seen == 2 * period;
    }

    @Override
    public double value() {
        return isReady() ? index : Double.NaN;
    }

    @Override
    public void save(StateWriter out) {
        out.add(seen);
        out.add(previousHigh);
        out.add(previousLow);
        out.add(previousClose);
        out.add(plus);
        out.add(minus);
        out.add(range);
        out.add(index);
    }

    @Override
    public void restore(StateReader in) {
        seen = in.nextInteger(0, 2 * period);
        previousHigh = in.next();
        previousLow = in.next();
        previousClose = in.next();
        plus = in.next();
        minus = in.next();
        range = in.next();
        index = in.next();
    }

    /** The index after each bar; NaN before index 2 · period − 1. */
    public static void batch(double[] high, double[] low, double[] close, int period, double[] out) {
        Inputs.period(period, 2);
        Inputs.bars(high, low, close, out);
        if (!Inputs.warmUp(2 * period - 1, out)) {
            return;
        }
        double plus = 0;
        double minus = 0;
        for (int i = 1; i < period; i++) {
            double up = high[i] - high[i - 1];
            double down = low[i - 1] - low[i];
            plus += Wilder.directionalMove(up, down);
            minus += Wilder.directionalMove(down, up);
        }
        double share = Wilder.share(period);
        double decay = Wilder.decay(period);
        double index = 0;
        for (int i = period; i < 2 * period; i++) {
            double up = high[i] - high[i - 1];
            double down = low[i - 1] - low[i];
            plus = Math.fma(plus, decay, Wilder.directionalMove(up, down));
            minus = Math.fma(minus, decay, Wilder.directionalMove(down, up));
            index += difference(plus, minus);
        }
        index /= period;
        out[2 * period - 1] = index;
        for (int i = 2 * period; i < close.length; i++) {
            double up = high[i] - high[i - 1];
            double down = low[i - 1] - low[i];
            plus = Math.fma(plus, decay, Wilder.directionalMove(up, down));
            minus = Math.fma(minus, decay, Wilder.directionalMove(down, up));
            index = next(index, plus, minus, share, decay);
            out[i] = index;
        }
    }

    /** Wilder's +DI and −DI after each bar; NaN before index {@code period}. */
    public static void batchDirections(
            double[] high, double[] low, double[] close, int period, double[] plusOut, double[] minusOut) {
        Inputs.period(period, 2);
        Inputs.bars(high, low, close, plusOut, minusOut);
        Inputs.warmUp(period, plusOut, minusOut);
        double decay = Wilder.decay(period);
        double plus = 0;
        double minus = 0;
        double range = 0;
        for (int i = 1; i < close.length; i++) {
            double up = high[i] - high[i - 1];
            double down = low[i - 1] - low[i];
            double plusMove = Wilder.directionalMove(up, down);
            double minusMove = Wilder.directionalMove(down, up);
            double trueRange = Wilder.trueRange(high[i], low[i], close[i - 1]);
            if (i < period) {
                plus += plusMove;
                minus += minusMove;
                range += trueRange;
            } else {
                plus = Math.fma(plus, decay, plusMove);
                minus = Math.fma(minus, decay, minusMove);
                range = Math.fma(range, decay, trueRange);
                plusOut[i] = direction(plus, range);
                minusOut[i] = direction(minus, range);
            }
        }
    }

    private static double next(double index, double plus, double minus, double share, double decay) {
        double movement = plus + minus;
        return movement < Wilder.NOTHING
                ? index
                : Wilder.next(index, 100 * (Math.abs(plus - minus) / movement), share, decay);
    }

    /** Wilder's DX; the true range, by which both directions would be divided, cancels out. */
    private static double difference(double plus, double minus) {
        double movement = plus + minus;
        return movement < Wilder.NOTHING ? 0 : 100 * (Math.abs(plus - minus) / movement);
    }

    private static double direction(double moves, double range) {
        return range < Wilder.NOTHING ? 0 : 100 * (moves / range);
    }
}
