package dev.tradewind.engine.sweep;

import dev.tradewind.engine.strategies.Decision;
import dev.tradewind.engine.strategies.MovingAverageCrossRule;
import dev.tradewind.engine.strategies.MovingAverageCrossType;
import dev.tradewind.engine.strategies.NotionalPosition;
import dev.tradewind.engine.strategies.ParameterValues;

/** Moving average cross over columns. */
final class MovingAverageCrossKernel implements SignalKernel {
    private final FilteredTrack filters;
    private final boolean shorts;
    private final double[] fast;
    private final double[] slow;

    MovingAverageCrossKernel(Columns columns, ParameterValues values) {
        filters = new FilteredTrack(columns, values);
        shorts = values.isOn("shorts");
        fast = average(columns, values, "fastPeriod");
        slow = average(columns, values, "slowPeriod");
    }

    private static double[] average(Columns columns, ParameterValues values, String period) {
        int bars = values.integer(period);
        if (!values.isOn("exponential")) {
            return columns.simpleAverage(bars);
        }
        return values.isOn("volatilityAdjusted")
                ? columns.adjustedAverage(bars, MovingAverageCrossType.VOLATILITY_PERIOD)
                : columns.exponentialAverage(bars);
    }

    @Override
    public void decide(int from, int to, SignalTrack out) {
        NotionalPosition position = new NotionalPosition();
        double previousFast = from == 0 ? Double.NaN : fast[from - 1];
        double previousSlow = from == 0 ? Double.NaN : slow[from - 1];
        for (int bar = from; bar < to; bar++) {
            Decision decision = position.after(MovingAverageCrossRule.decide(
                    position.side(), position.justLeft(), shorts, previousFast, previousSlow, fast[bar], slow[bar]));
            if (decision != Decision.STAY) {
                filters.add(bar, decision, 1, out);
            }
            previousFast = fast[bar];
            previousSlow = slow[bar];
        }
    }
}
