package dev.tradewind.engine.sweep;

import dev.tradewind.engine.strategies.BollingerReversionRule;
import dev.tradewind.engine.strategies.Decision;
import dev.tradewind.engine.strategies.ParameterValues;

/** Bollinger reversion over columns. */
final class BollingerReversionKernel extends MaskedKernel {
    private record Key(int period, double deviations, Decision decision) {}

    BollingerReversionKernel(Columns columns, ParameterValues values) {
        super(
                new FilteredTrack(columns, values),
                side(columns, values, 1, Decision.ENTER_LONG, Decision.EXIT_LONG),
                values.isOn("shorts") ? side(columns, values, -1, Decision.ENTER_SHORT, Decision.EXIT_SHORT) : null,
                true);
    }

    private static Side side(Columns columns, ParameterValues values, int side, Decision entry, Decision exit) {
        return new Side(mask(columns, values, 0, entry), mask(columns, values, side, exit), entry, exit);
    }

    private static Mask mask(Columns columns, ParameterValues values, int side, Decision decision) {
        int period = values.integer("bandPeriod");
        double deviations = values.decimal("bandDeviations");
        return columns.mask(new Key(period, deviations, decision), () -> {
            double[] close = columns.series().closes();
            Columns.Bands bands = columns.bands(period);
            double[] middle = bands.middle();
            return (first, size) -> {
                long word = 0;
                for (int bit = 0; bit < size; bit++) {
                    int bar = first + bit;
                    word |= Mask.bit(
                            BollingerReversionRule.decide(
                                            side,
                                            true,
                                            close[bar],
                                            bands.lower(bar, deviations),
                                            middle[bar],
                                            bands.upper(bar, deviations))
                                    == decision,
                            bit);
                }
                return word;
            };
        });
    }
}
