package dev.tradewind.engine.sweep;

import dev.tradewind.engine.strategies.DcaOnSignalRule;
import dev.tradewind.engine.strategies.Decision;
import dev.tradewind.engine.strategies.ParameterValues;
import java.util.List;

/** DCA on signal over columns. */
final class DcaOnSignalKernel extends MaskedKernel {
    DcaOnSignalKernel(Columns columns, ParameterValues values) {
        super(
                new FilteredTrack(columns, values),
                new Side(entries(columns, values), exits(columns, values), Decision.ENTER_LONG, Decision.EXIT_LONG),
                null,
                values.isOn("exitWhenRearmed"));
    }

    private static Mask entries(Columns columns, ParameterValues values) {
        int rsiPeriod = values.integer("rsiPeriod");
        int highPeriod = values.integer("highPeriod");
        double oversold = values.decimal("oversold");
        double dipShare = values.decimal("dipPercent") / 100;
        return columns.mask(List.of("dca-entry", rsiPeriod, highPeriod, oversold, dipShare), () -> {
            double[] close = columns.series().closes();
            double[] rsi = columns.relativeStrength(rsiPeriod);
            double[] highestClose = columns.highestClose(highPeriod);
            return (first, size) -> {
                long word = 0;
                for (int bit = 0; bit < size; bit++) {
                    int bar = first + bit;
                    word |= Mask.bit(
                            DcaOnSignalRule.decide(
                                            0, oversold, Double.NaN, dipShare, close[bar], rsi[bar], highestClose[bar])
                                    == Decision.ENTER_LONG,
                            bit);
                }
                return word;
            };
        });
    }

    private static Mask exits(Columns columns, ParameterValues values) {
        int rsiPeriod = values.integer("rsiPeriod");
        double rearmLevel = values.decimal("rearmLevel");
        return columns.mask(List.of("dca-exit", rsiPeriod, rearmLevel), () -> {
            double[] close = columns.series().closes();
            double[] rsi = columns.relativeStrength(rsiPeriod);
            return (first, size) -> {
                long word = 0;
                for (int bit = 0; bit < size; bit++) {
                    int bar = first + bit;
                    word |= Mask.bit(
                            DcaOnSignalRule.decide(1, Double.NaN, rearmLevel, 0, close[bar], rsi[bar], close[bar])
                                    == Decision.EXIT_LONG,
                            bit);
                }
                return word;
            };
        });
    }
}
