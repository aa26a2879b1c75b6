package dev.tradewind.engine.strategies;

/** The rule of {@link RsiReversalType}; strategies and kernels call the same function. */
public final class RsiReversalRule {
    private static final double SCALE = 100;

    private RsiReversalRule() {}

    /**
     * @param side of the notional position, +1, 0 or −1
     * @param oversold a long is entered when the RSI comes from below this level; the levels of shorts are 100 minus those of longs
     * @param previousRsi at the bar before; NaN when there was none
     */
    public static Decision decide(
            int side, boolean shorts, double oversold, double recovered, double previousRsi, double rsi) {
        if (side > 0) {
            return rsi >= recovered ? Decision.EXIT_LONG : Decision.STAY;
        }
        if (side < 0) {
            return rsi <= SCALE - recovered ? Decision.EXIT_SHORT : Decision.STAY;
        }
        if (previousRsi < oversold && rsi >= oversold) {
            return Decision.ENTER_LONG;
        }
        if (shorts && previousRsi > SCALE - oversold && rsi <= SCALE - oversold) {
            return Decision.ENTER_SHORT;
        }
        return Decision.STAY;
    }
}
