package dev.tradewind.engine.indicators;

/** What kind of market it is (D-19). */
public enum Regime {
    TREND,
    MEAN_REVERSION,
    NEUTRAL;

    static final double TRENDING = 25;
    static final double DIRECTIONLESS = 20;
    static final double STRAIGHT = 0.6;
    static final double CROOKED = 0.4;

    /** What the numbers of one bar alone say. */
    static Regime of(double directionalIndex, double rSquared) {
        if (directionalIndex > TRENDING && rSquared > STRAIGHT) {
            return TREND;
        }
        return directionalIndex < DIRECTIONLESS && rSquared < CROOKED ? MEAN_REVERSION : NEUTRAL;
    }
}
