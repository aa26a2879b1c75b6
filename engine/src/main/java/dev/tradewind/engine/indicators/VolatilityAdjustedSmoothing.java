package dev.tradewind.engine.indicators;

/**
 * By how much a smoothing period is to be shortened or stretched (D-19): by 0.7 where the average true range is above 1.5 times
 * its own mean over the last bars, by 1.3 where it is below half of it, else not at all.
 */
public final class VolatilityAdjustedSmoothing implements Indicator {
    /** Bars over which D-19 takes the mean of the average true range. */
    public static final int MEAN_PERIOD = 50;

    static final double SHORTER = 0.7;
    private static final double UNCHANGED = 1;
    static final double LONGER = 1.3;
    private static final double HIGH = 1.5;
    private static final double CALM = 0.5;
    private static final double LOW = 0.7;

    /** How people call it; LOW starts earlier than the stretching does (0.7 against 0.5). */
    public enum Volatility {
        LOW,
        NORMAL,
        HIGH
    }

    private final AverageTrueRange range;
    private final SimpleMovingAverage mean;

    public VolatilityAdjustedSmoothing(int rangePeriod) {
        this(rangePeriod, MEAN_PERIOD);
    }

    public VolatilityAdjustedSmoothing(int rangePeriod, int meanPeriod) {
        this.range = new AverageTrueRange(rangePeriod);
        this.mean = new SimpleMovingAverage(meanPeriod);
    }

    /** The factor. */
    public double update(double high, double low, double close) {
        range.update(high, low, close);
        if (range.isReady()) {
            mean.update(range.value());
        }
        return value();
    }

    /** The period multiplied by the factor, rounded half up, at least 1; unchanged during warm-up. */
    public int period(int usual) {
        return isReady() ? adjusted(usual, value()) : usual;
    }

    /** NORMAL during warm-up. */
    public Volatility volatility() {
        if (!isReady()) {
            return Volatility.NORMAL;
        }
        double now = range.value();
        double usual = mean.value();
        return now > HIGH * usual ? Volatility.HIGH : now < LOW * usual ? Volatility.LOW : Volatility.NORMAL;
    }

    /** The average true range that is judged. */
    public double averageTrueRange() {
        return range.value();
    }

    /** What it is judged against. */
    public double meanRange() {
        return mean.value();
    }

    @Override
    public boolean isReady() {
        return mean.isReady();
    }

    @Override
    public double value() {
        return isReady() ? factor(range.value(), mean.value()) : Double.NaN;
    }

    @Override
    public void save(StateWriter out) {
        range.save(out);
        mean.save(out);
    }

    @Override
    public void restore(StateReader in) {
        range.restore(in);
        mean.restore(in);
    }

    /** The period multiplied by a factor of this class, rounded half up, at least 1. */
    public static int adjusted(int usual, double factor) {
        long tenths = Math.round(factor * 10);
        return (int) Math.max(1, (usual * tenths + 5) / 10);
    }

    /**
     * The factor after each bar; NaN before index rangePeriod + meanPeriod − 1.
     *
     * @param averageTrueRange the result of {@link AverageTrueRange#batch} with {@code rangePeriod}
     */
    public static void batch(double[] averageTrueRange, int rangePeriod, int meanPeriod, double[] out) {
        Inputs.period(rangePeriod, 1);
        SimpleMovingAverage.batch(averageTrueRange, rangePeriod, meanPeriod, out);
        for (int i = rangePeriod + meanPeriod - 1; i < out.length; i++) {
            out[i] = factor(averageTrueRange[i], out[i]);
        }
    }

    private static double factor(double range, double mean) {
        return range > HIGH * mean ? SHORTER : range < CALM * mean ? LONGER : UNCHANGED;
    }
}
