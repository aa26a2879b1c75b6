package dev.tradewind.engine.strategies;

/** The rule of {@link BollingerReversionType}; strategies and kernels call the same function. */
public final class BollingerReversionRule {
    private BollingerReversionRule() {}

    /**
     * Bands without width (a price that did not move) let nothing in.
     *
     * @param side of the notional position, +1, 0 or −1
     */
    public static Decision decide(int side, boolean shorts, double close, double lower, double middle, double upper) {
        if (side > 0) {
            return close >= middle ? Decision.EXIT_LONG : Decision.STAY;
        }
        if (side < 0) {
            return close <= middle ? Decision.EXIT_SHORT : Decision.STAY;
        }
        if (!(lower < upper)) {
            return Decision.STAY;
        }
        if (close <= lower) {
            return Decision.ENTER_LONG;
        }
        return shorts && close >= upper ? Decision.ENTER_SHORT : Decision.STAY;
    }
}
