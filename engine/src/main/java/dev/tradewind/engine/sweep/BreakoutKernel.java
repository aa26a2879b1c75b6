package dev.tradewind.engine.sweep;

import dev.tradewind.engine.strategies.BreakoutRule;
import dev.tradewind.engine.strategies.Decision;
import dev.tradewind.engine.strategies.ParameterValues;

/** Breakout over columns. */
final class BreakoutKernel extends MaskedKernel {
    private record Key(int period, Decision decision) {}

    BreakoutKernel(Columns columns, ParameterValues values) {
        super(
                new FilteredTrack(columns, values),
                side(columns, values, 1, Decision.ENTER_LONG, Decision.EXIT_LONG),
                values.isOn("shorts") ? side(columns, values, -1, Decision.ENTER_SHORT, Decision.EXIT_SHORT) : null,
                true);
    }

    private static Side side(Columns columns, ParameterValues values, int side, Decision entry, Decision exit) {
        return new Side(
                mask(columns, values.integer("entryPeriod"), 0, entry),
                mask(columns, values.integer("exitPeriod"), side, exit),
                entry,
                exit);
    }

    /** Where the rule decides so; an entry depends on its own period only and an exit on the other, so both get the same extremes. */
    private static Mask mask(Columns columns, int period, int side, Decision decision) {
        return columns.mask(new Key(period, decision), () -> {
            double[] close = columns.series().closes();
            double[] high = columns.highestHigh(period);
            double[] low = columns.lowestLow(period);
            // extremes are those of the bars before the one that is decided on
            return (first, size) -> {
                long word = 0;
                for (int bit = 0; bit < size; bit++) {
                    int bar = first + bit;
                    word |= Mask.bit(
                            bar > 0
                                    && BreakoutRule.decide(
                                                    side,
                                                    true,
                                                    close[bar],
                                                    high[bar - 1],
                                                    low[bar - 1],
                                                    high[bar - 1],
                                                    low[bar - 1])
                                            == decision,
                            bit);
                }
                return word;
            };
        });
    }
}
