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
        int bar = from;
        while (bar < to) {
            bar = position.justLeft() == 0 ? nextChance(position.side(), bar, to) : bar;
            if (bar == to) {
                return;
            }
            double previousFast = bar == 0 ? Double.NaN : fast[bar - 1];
            double previousSlow = bar == 0 ? Double.NaN : slow[bar - 1];
            Decision decision = position.after(MovingAverageCrossRule.decide(
                    position.side(), position.justLeft(), shorts, previousFast, previousSlow, fast[bar], slow[bar]));
            if (decision != Decision.STAY) {
                filters.add(bar, decision, 1, out);
            }
            bar++;
        }
    }

    /** The next bar on which the rule may do something: flat, one where the averages stand otherwise than at the bar before. */
    private int nextChance(int side, int from, int to) {
        double[] above = side < 0 ? slow : fast;
        double[] below = side < 0 ? fast : slow;
        int bar = from;
        if (side != 0) {
            while (bar < to && !(above[bar] < below[bar])) {
                bar++;
            }
            return bar;
        }
        bar = Math.max(bar, 1);
        while (bar < to
                && !(above[bar] > below[bar] & !(above[bar - 1] > below[bar - 1])
                        | above[bar] < below[bar] & !(above[bar - 1] < below[bar - 1]))) {
            bar++;
        }
        return Math.min(bar, to);
    }
}
