package dev.tradewind.engine.strategies;

/** The rule of {@link BreakoutType}; strategies and kernels call the same function. */
public final class BreakoutRule {
    private BreakoutRule() {}

    /**
     * All extremes are those of the bars <em>before</em> the one that closed at {@code close}.
     *
     * @param side of the notional position, +1, 0 or −1
     * @param entryHigh highest high over the entry period, {@code exitHigh} over the exit period; lows alike
     */
    public static Decision decide(
            int side,
            boolean shorts,
            double close,
            double entryHigh,
            double entryLow,
            double exitHigh,
            double exitLow) {
        if (side > 0) {
            return close < exitLow ? Decision.EXIT_LONG : Decision.STAY;
        }
        if (side < 0) {
            return close > exitHigh ? Decision.EXIT_SHORT : Decision.STAY;
        }
        if (close > entryHigh) {
            return Decision.ENTER_LONG;
        }
        return shorts && close < entryLow ? Decision.ENTER_SHORT : Decision.STAY;
    }
}
