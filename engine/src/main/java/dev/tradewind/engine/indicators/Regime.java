package dev.tradewind.engine.indicators;

/** What kind of market it is (D-19). */
public enum Regime {
    TREND,
    MEAN_REVERSION,
    NEUTRAL;

    /** What the numbers of one bar alone say. */
    static Regime of(double directionalIndex, double rSquared) {
        if (directionalIndex > 25 && rSquared > 0.6) {
            return TREND;
        }
        return directionalIndex < 20 && rSquared < 0.4 ? MEAN_REVERSION : NEUTRAL;
    }
}
