package dev.tradewind.engine.sweep;

import dev.tradewind.engine.strategies.BreakoutRule;
import dev.tradewind.engine.strategies.Decision;
import dev.tradewind.engine.strategies.NotionalPosition;
import dev.tradewind.engine.strategies.ParameterValues;

/** Breakout over columns. */
final class BreakoutKernel implements SignalKernel {
    private final FilteredTrack filters;
    private final boolean shorts;
    private final double[] close;
    private final double[] entryHigh;
    private final double[] entryLow;
    private final double[] exitHigh;
    private final double[] exitLow;

    BreakoutKernel(Columns columns, ParameterValues values) {
        filters = new FilteredTrack(columns, values);
        shorts = values.isOn("shorts");
        close = columns.series().closes();
        entryHigh = columns.highestHigh(values.integer("entryPeriod"));
        entryLow = columns.lowestLow(values.integer("entryPeriod"));
        exitHigh = columns.highestHigh(values.integer("exitPeriod"));
        exitLow = columns.lowestLow(values.integer("exitPeriod"));
    }

    @Override
    public void decide(int from, int to, SignalTrack out) {
        NotionalPosition position = new NotionalPosition();
        // extremes are those of the bars before the one that is decided on
        for (int bar = Math.max(from, 1); bar < to; bar++) {
            Decision decision = position.after(BreakoutRule.decide(
                    position.side(),
                    shorts,
                    close[bar],
                    entryHigh[bar - 1],
                    entryLow[bar - 1],
                    exitHigh[bar - 1],
                    exitLow[bar - 1]));
            if (decision != Decision.STAY) {
                filters.add(bar, decision, 1, out);
            }
        }
    }
}
