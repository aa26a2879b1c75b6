package dev.tradewind.engine.strategies;

/** The rule of {@link MovingAverageCrossType}; strategies and kernels call the same function. */
public final class MovingAverageCrossRule {
    private MovingAverageCrossRule() {}

    /**
     * @param side of the notional position, +1, 0 or −1
     * @param justLeft the side left at the bar before: the cross that ended it is taken up one bar later, if it still stands
     * @param previousFast averages at the bar before; NaN when there were none, and then nothing has crossed
     */
    public static Decision decide(
            int side,
            int justLeft,
            boolean shorts,
            double previousFast,
            double previousSlow,
            double fast,
            double slow) {
        boolean isAbove = fast > slow;
        boolean isBelow = fast < slow;
        if (side > 0) {
            return isBelow ? Decision.EXIT_LONG : Decision.STAY;
        }
        if (side < 0) {
            return isAbove ? Decision.EXIT_SHORT : Decision.STAY;
        }
        if (isAbove && (previousFast <= previousSlow || justLeft < 0)) {
            return Decision.ENTER_LONG;
        }
        if (shorts && isBelow && (previousFast >= previousSlow || justLeft > 0)) {
            return Decision.ENTER_SHORT;
        }
        return Decision.STAY;
    }
}
