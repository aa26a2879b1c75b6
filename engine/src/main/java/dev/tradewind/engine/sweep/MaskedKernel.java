package dev.tradewind.engine.sweep;

import dev.tradewind.engine.strategies.Decision;
import org.jspecify.annotations.Nullable;

/**
 * A strategy whose rule looks at the bar and the side held and at nothing else that happened before: where it would enter and where
 * it would leave are masks, made by the rule, and a run goes from bit to bit.
 */
abstract class MaskedKernel implements SignalKernel {
    private final FilteredTrack filters;
    private final Side longs;
    private final @Nullable Side shorts;
    private final boolean tellsExits;

    /** Where a side is entered from flat, and where it is left. */
    record Side(Mask entries, Mask exits, Decision entering, Decision leaving) {}

    /** @param tellsExits whether leaving is a signal */
    MaskedKernel(FilteredTrack filters, Side longs, @Nullable Side shorts, boolean tellsExits) {
        this.filters = filters;
        this.longs = longs;
        this.shorts = shorts;
        this.tellsExits = tellsExits;
    }

    @Override
    public final void decide(int from, int to, SignalTrack out) {
        Side other = shorts;
        int bar = from;
        while (bar < to) {
            int enterLong = longs.entries.next(bar, to);
            int enterShort = other == null ? to : other.entries.next(bar, to);
            int entry = Math.min(enterLong, enterShort);
            if (entry == to) {
                return;
            }
            Side entered = other == null || enterLong < enterShort ? longs : other;
            filters.add(entry, entered.entering, 1, out);
            int exit = entered.exits.next(entry + 1, to);
            if (exit < to && tellsExits) {
                filters.add(exit, entered.leaving, 1, out);
            }
            bar = exit + 1;
        }
    }
}
