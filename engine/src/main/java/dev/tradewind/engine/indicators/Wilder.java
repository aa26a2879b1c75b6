package dev.tradewind.engine.indicators;

/** The smoothing of Welles Wilder, "New Concepts in Technical Trading Systems" (1978): each value weighs 1 / period. */
final class Wilder {
    /** Sums below this count as nothing, as in TA-Lib: no movement, no direction. */
    static final double NOTHING = 1e-14;

    private Wilder() {}

    static double share(int period) {
        return 1.0 / period;
    }

    static double decay(int period) {
        return (period - 1.0) / period;
    }

    static double next(double average, double input, double share, double decay) {
        return Math.fma(average, decay, input * share);
    }

    /** The value where it is positive, else 0; without a branch, which noise would make a costly one. */
    static double positivePart(double value) {
        return (Math.abs(value) + value) * 0.5;
    }

    /** The longest way the price can have gone within a bar, seen from the close before it. */
    static double trueRange(double high, double low, double closeBefore) {
        double top = Math.max(high, closeBefore);
        double bottom = Math.min(low, closeBefore);
        return top - bottom;
    }

    /** The move where it is upward and larger than the opposite one, else 0; without a branch. */
    static double directionalMove(double move, double opposite) {
        long isLarger = Double.doubleToRawLongBits(opposite - move) >> 63;
        long bits = Double.doubleToRawLongBits(move);
        return Double.longBitsToDouble(bits & isLarger & ~(bits >> 63));
    }
}
