package dev.tradewind.engine.strategies;

/** What {@link DualModeRule} says after a bar, and because of what. */
public enum DualModeDecision {
    STAY(Decision.STAY),
    /** The close crossed above KAMA and the share of ATR. */
    TREND_LONG(Decision.ENTER_LONG),
    TREND_SHORT(Decision.ENTER_SHORT),
    /** RSI oversold and the close at or below the lower band. */
    REVERSION_LONG(Decision.ENTER_LONG),
    REVERSION_SHORT(Decision.ENTER_SHORT),
    /** A trend position, and the close is on the wrong side of KAMA. */
    TREND_LOST_LONG(Decision.EXIT_LONG),
    TREND_LOST_SHORT(Decision.EXIT_SHORT),
    /** A trend position, and the close is beyond the trailing stop. */
    TRAILED_LONG(Decision.EXIT_LONG),
    TRAILED_SHORT(Decision.EXIT_SHORT),
    /** A mean reversion position that lost too much. */
    STOPPED_LONG(Decision.EXIT_LONG),
    STOPPED_SHORT(Decision.EXIT_SHORT),
    /** A mean reversion position, and the close is back at the middle band. */
    REVERTED_LONG(Decision.EXIT_LONG),
    REVERTED_SHORT(Decision.EXIT_SHORT),
    /** A mean reversion position, and the RSI went to the other extreme. */
    RSI_TURNED_LONG(Decision.EXIT_LONG),
    RSI_TURNED_SHORT(Decision.EXIT_SHORT);

    private final Decision decision;

    DualModeDecision(Decision decision) {
        this.decision = decision;
    }

    public Decision decision() {
        return decision;
    }

    public boolean isTrendEntry() {
        return this == TREND_LONG || this == TREND_SHORT;
    }
}
