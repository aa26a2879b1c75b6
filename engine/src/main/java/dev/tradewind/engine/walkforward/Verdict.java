package dev.tradewind.engine.walkforward;

import dev.tradewind.engine.sweep.SetMetrics;

/** What the test part of one window says. */
public enum Verdict {
    /** Net profit above zero. */
    PASS,
    FAIL,
    /** Nothing was bought; left out of the pass rate. */
    NO_TRADE;

    static Verdict of(SetMetrics test) {
        return of(test.hasTraded(), test.netProfit() > 0);
    }

    public static Verdict of(boolean hasTraded, boolean hasEarned) {
        if (!hasTraded) {
            return NO_TRADE;
        }
        return hasEarned ? PASS : FAIL;
    }
}
