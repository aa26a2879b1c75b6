package dev.tradewind.engine.strategies;

import dev.tradewind.engine.indicators.Regime;
import dev.tradewind.engine.indicators.StateReader;
import dev.tradewind.engine.indicators.StateWriter;

/**
 * The notional position of dual mode (ADR 0012) and what else it remembers from bar to bar: six numbers. The streaming strategy
 * and the kernels keep one per run; they call {@link #watch} for every bar (the last one is enough) before the first on which all
 * indicators are ready and the window has begun, and {@link #next} for each bar from there on.
 */
public final class DualModePosition {
    private final DualModeRule rule;
    private int side;
    private boolean isTrending;
    private double reference = Double.NaN;
    private double trail = Double.NaN;
    private int zone = DualModeRule.UNKNOWN_ZONE;
    private int pendingCrossing;

    public DualModePosition(DualModeRule rule) {
        this.rule = rule;
    }

    /** +1 long, −1 short, 0 flat. */
    public int side() {
        return side;
    }

    /** Close of the bar that gave the entry; NaN while flat. */
    public double reference() {
        return reference;
    }

    /** The trailing stop of a trend position, NaN for others. */
    public double trail() {
        return trail;
    }

    /** A bar on which nothing may be decided; it only tells where the close lies, so that the next one can cross. */
    public void watch(double close, double kama, double atr) {
        zone = rule.zone(close, kama, atr);
        pendingCrossing = 0;
    }

    /** Decides on a bar whose indicators are all ready, and moves on. */
    public DualModeDecision next(
            double close,
            double kama,
            double atr,
            double rsi,
            double lower,
            double middle,
            double upper,
            Regime regime) {
        int now = rule.zone(close, kama, atr);
        int crossed = rule.crossed(zone, now);
        zone = now;
        if (side == 0) {
            // a cross that ended a position on the other side is taken up one bar later, if the close is still there
            int crossing = crossed != 0 ? crossed : pendingCrossing == now ? now : 0;
            pendingCrossing = 0;
            DualModeDecision decision = rule.whenFlat(regime, crossing, close, rsi, lower, upper);
            if (decision != DualModeDecision.STAY) {
                enter(decision, close, atr);
            }
            return decision;
        }
        DualModeDecision decision = isTrending
                ? rule.whileTrending(side, trail, close, kama, atr)
                : rule.whileReverting(side, reference, close, rsi, middle);
        if (decision != DualModeDecision.STAY) {
            pendingCrossing = crossed == -side ? crossed : 0;
            side = 0;
            reference = Double.NaN;
            trail = Double.NaN;
        } else if (isTrending) {
            trail = rule.trailed(side, trail, close, atr);
        }
        return decision;
    }

    private void enter(DualModeDecision decision, double close, double atr) {
        side = decision.decision().sign();
        isTrending = decision.isTrendEntry();
        reference = close;
        trail = isTrending ? rule.trailed(side, Double.NaN, close, atr) : Double.NaN;
    }

    void save(StateWriter out) {
        out.add(side);
        out.add(isTrending);
        out.add(side == 0 ? 0 : reference);
        out.add(side == 0 || !isTrending ? 0 : trail);
        out.add(zone);
        out.add(pendingCrossing);
    }

    void restore(StateReader in) {
        side = in.nextInteger(-1, 1);
        isTrending = in.nextFlag();
        double price = in.next();
        double stop = in.next();
        reference = side == 0 ? Double.NaN : price;
        trail = side == 0 || !isTrending ? Double.NaN : stop;
        zone = in.nextInteger(-1, DualModeRule.UNKNOWN_ZONE);
        pendingCrossing = in.nextInteger(-1, 1);
    }
}
