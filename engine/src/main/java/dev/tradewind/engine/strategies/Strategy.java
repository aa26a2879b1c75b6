package dev.tradewind.engine.strategies;

import dev.tradewind.engine.bars.Bar;
import org.jspecify.annotations.Nullable;

/**
 * One strategy at work on one series. It is a function of the closed bars it was given and of nothing else: no clock, no account,
 * no orders. Where it wants to be in the market it says so by signals; whether and how much is bought is for risk to decide, and
 * whether a take-profit closed the position earlier is not its business (ADR 0012). Not safe for several threads.
 */
public interface Strategy {
    /** How many bars it must see before a signal is possible. */
    int warmUpBars();

    /** The next closed bar, in ascending time; the signal it gives, or null. */
    @Nullable
    StrategySignal onBar(Bar bar);

    /**
     * A bar from before the start, in ascending time and before the first {@link #onBar}: the indicators learn from it, but
     * nothing is decided, so that the notional position is flat when the window of a walk-forward or a live run begins.
     */
    void warmUp(Bar bar);

    /** The signal of the last bar that a filter held back, or null; {@link #onBar} then returned null. */
    default @Nullable SignalRefusal refused() {
        return null;
    }

    /** All it remembers. */
    StrategyState save();

    /** Puts back what {@link #save()} of a strategy with the same type and values returned. */
    void restore(StrategyState state);
}
