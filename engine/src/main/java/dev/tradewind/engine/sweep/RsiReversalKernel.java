package dev.tradewind.engine.sweep;

import dev.tradewind.engine.strategies.Decision;
import dev.tradewind.engine.strategies.ParameterValues;
import dev.tradewind.engine.strategies.RsiReversalRule;

/** RSI reversal over columns. */
final class RsiReversalKernel extends MaskedKernel {
    private record Key(int period, double level, Decision decision) {}

    RsiReversalKernel(Columns columns, ParameterValues values) {
        super(
                new FilteredTrack(columns, values),
                longs(columns, values),
                values.isOn("shorts") ? shorts(columns, values) : null,
                true);
    }

    private static Side longs(Columns columns, ParameterValues values) {
        return new Side(
                mask(columns, values, "oversold", 0, Decision.ENTER_LONG),
                mask(columns, values, "recovered", 1, Decision.EXIT_LONG),
                Decision.ENTER_LONG,
                Decision.EXIT_LONG);
    }

    private static Side shorts(Columns columns, ParameterValues values) {
        return new Side(
                mask(columns, values, "oversold", 0, Decision.ENTER_SHORT),
                mask(columns, values, "recovered", -1, Decision.EXIT_SHORT),
                Decision.ENTER_SHORT,
                Decision.EXIT_SHORT);
    }

    /** Where the rule decides so; it depends on one of its two levels only. */
    private static Mask mask(Columns columns, ParameterValues values, String level, int side, Decision decision) {
        int period = values.integer("rsiPeriod");
        double oversold = values.decimal("oversold");
        double recovered = values.decimal("recovered");
        return columns.mask(new Key(period, values.decimal(level), decision), () -> {
            double[] rsi = columns.relativeStrength(period);
            return (first, size) -> {
                long word = 0;
                for (int bit = 0; bit < size; bit++) {
                    int bar = first + bit;
                    word |= Mask.bit(
                            RsiReversalRule.decide(
                                            side,
                                            true,
                                            oversold,
                                            recovered,
                                            bar == 0 ? Double.NaN : rsi[bar - 1],
                                            rsi[bar])
                                    == decision,
                            bit);
                }
                return word;
            };
        });
    }
}
