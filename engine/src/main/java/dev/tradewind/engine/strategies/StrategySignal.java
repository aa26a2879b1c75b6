package dev.tradewind.engine.strategies;

import dev.tradewind.engine.instruments.Side;

/**
 * What a strategy wants after a bar.
 *
 * @param sizeFactor share of the configured capital, above 0 and at most 1 (0.7 in a NEUTRAL regime); 1 for an exit
 * @param explanation why, in words and numbers
 */
public record StrategySignal(Kind kind, Side side, double sizeFactor, Explanation explanation) {
    /** What is wanted. */
    public enum Kind {
        /** Into the market on {@link #side}. */
        ENTRY,
        /** Out of everything on {@link #side}. */
        EXIT
    }

    public StrategySignal {
        if (!(sizeFactor > 0 && sizeFactor <= 1)) {
            throw new IllegalArgumentException("size factor must be above 0 and at most 1, was " + sizeFactor);
        }
    }
}
