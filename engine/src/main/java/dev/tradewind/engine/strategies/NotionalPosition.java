package dev.tradewind.engine.strategies;

import dev.tradewind.engine.indicators.StateReader;
import dev.tradewind.engine.indicators.StateWriter;

/**
 * The position a strategy would have if each of its signals had been carried out in full at the close of its bar (ADR 0012).
 * Strategies and kernels keep one per run and hand every decision to {@link #after}.
 */
public final class NotionalPosition {
    private int side;
    private int justLeft;

    /** +1 long, −1 short, 0 flat. */
    public int side() {
        return side;
    }

    /** The side that was left at the bar before, +1 or −1; 0 when none was. */
    public int justLeft() {
        return justLeft;
    }

    /** Takes the decision of the bar into account and returns it. */
    public Decision after(Decision decision) {
        justLeft = decision.isExit() ? decision.sign() : 0;
        if (decision.isEntry()) {
            side = decision.sign();
        } else if (decision.isExit()) {
            side = 0;
        }
        return decision;
    }

    void save(StateWriter out) {
        out.add(side);
        out.add(justLeft);
    }

    void restore(StateReader in) {
        side = in.nextInteger(-1, 1);
        justLeft = in.nextInteger(-1, 1);
    }
}
