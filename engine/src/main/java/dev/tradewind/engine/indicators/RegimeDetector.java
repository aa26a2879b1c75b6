package dev.tradewind.engine.indicators;

/**
 * Whether the market trends (ADX above 25 and R² of the closes above 0.6), swings around its mean (ADX below 20 and R² below 0.4) or does
 * neither, changed only after three bars in a row that agree (D-19). NEUTRAL during warm-up, the bars of which do not count.
 */
public final class RegimeDetector implements Indicator {
    /** Periods of D-19. */
    public static final int DIRECTIONAL_PERIOD = 14;

    public static final int REGRESSION_PERIOD = 50;

    private final AverageDirectionalIndex directionalIndex;
    private final LinearRegression regression;
    private final RegimeConfirmation confirmation = new RegimeConfirmation();

    public RegimeDetector() {
        this(DIRECTIONAL_PERIOD, REGRESSION_PERIOD);
    }

    public RegimeDetector(int directionalPeriod, int regressionPeriod) {
        this.directionalIndex = new AverageDirectionalIndex(directionalPeriod);
        this.regression = new LinearRegression(regressionPeriod);
    }

    public Regime update(double high, double low, double close) {
        directionalIndex.update(high, low, close);
        regression.update(close);
        return isReady()
                ? confirmation.add(Regime.of(directionalIndex.value(), regression.rSquared()))
                : Regime.NEUTRAL;
    }

    public Regime regime() {
        return confirmation.confirmed();
    }

    /** For how many bars the regime has been what it is, the one that confirmed it included. */
    public int barsInRegime() {
        return confirmation.bars();
    }

    public double averageDirectionalIndex() {
        return directionalIndex.value();
    }

    public double plusDirection() {
        return directionalIndex.plusDirection();
    }

    public double minusDirection() {
        return directionalIndex.minusDirection();
    }

    public double slope() {
        return regression.slope();
    }

    public double rSquared() {
        return regression.rSquared();
    }

    @Override
    public boolean isReady() {
        return directionalIndex.isReady() && regression.isReady();
    }

    /** The ordinal of the regime; NaN during warm-up. */
    @Override
    public double value() {
        return isReady() ? confirmation.confirmed().ordinal() : Double.NaN;
    }

    @Override
    public void save(StateWriter out) {
        directionalIndex.save(out);
        regression.save(out);
        confirmation.save(out);
    }

    @Override
    public void restore(StateReader in) {
        directionalIndex.restore(in);
        regression.restore(in);
        confirmation.restore(in);
    }

    /**
     * The ordinal of the regime after each bar, NEUTRAL while one of the two columns is NaN.
     *
     * @param directionalIndex the result of {@link AverageDirectionalIndex#batch}
     * @param rSquared the result of {@link LinearRegression#batch}
     */
    public static void batch(double[] directionalIndex, double[] rSquared, byte[] out) {
        Inputs.sameLength(out.length, directionalIndex, rSquared);
        int trend = Regime.TREND.ordinal();
        int reversion = Regime.MEAN_REVERSION.ordinal();
        int neutral = Regime.NEUTRAL.ordinal();
        int last = neutral;
        int lastButOne = neutral;
        int confirmed = neutral;
        for (int i = 0; i < out.length; i++) {
            double direction = directionalIndex[i];
            double explained = rSquared[i];
            // as Regime.of; NaN is neither, and so NEUTRAL, which is what the confirmation starts with
            boolean isTrend = direction > Regime.TRENDING & explained > Regime.STRAIGHT;
            boolean isReversion = direction < Regime.DIRECTIONLESS & explained < Regime.CROOKED;
            int regime = isTrend ? trend : isReversion ? reversion : neutral;
            confirmed = regime == last & last == lastButOne ? regime : confirmed;
            lastButOne = last;
            last = regime;
            out[i] = (byte) confirmed;
        }
    }
}
