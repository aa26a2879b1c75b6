package dev.tradewind.engine.strategies;

/**
 * The rule of {@link DcaOnSignalType}; strategies and kernels call the same function. EXIT_LONG means that the next start is
 * allowed again; it is a signal only where the parameter {@code exitWhenRearmed} is on, and otherwise nobody hears of it.
 */
public final class DcaOnSignalRule {
    private DcaOnSignalRule() {}

    /**
     * @param side of the notional position, +1 or 0
     * @param dipShare how far below the highest close, as a share of it (0.02 for 2 %)
     * @param highestClose over the period, this bar included
     */
    public static Decision decide(
            int side,
            double oversold,
            double rearmLevel,
            double dipShare,
            double close,
            double rsi,
            double highestClose) {
        if (side > 0) {
            return rsi >= rearmLevel ? Decision.EXIT_LONG : Decision.STAY;
        }
        return rsi < oversold && close <= startBelow(highestClose, dipShare) ? Decision.ENTER_LONG : Decision.STAY;
    }

    /** The highest close at which a grid is started. */
    static double startBelow(double highestClose, double dipShare) {
        return highestClose * (1 - dipShare);
    }
}
