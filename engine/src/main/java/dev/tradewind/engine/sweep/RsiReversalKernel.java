package dev.tradewind.engine.sweep;

import dev.tradewind.engine.strategies.Decision;
import dev.tradewind.engine.strategies.NotionalPosition;
import dev.tradewind.engine.strategies.ParameterValues;
import dev.tradewind.engine.strategies.RsiReversalRule;

/** RSI reversal over columns. */
final class RsiReversalKernel implements SignalKernel {
    private final FilteredTrack filters;
    private final boolean shorts;
    private final double oversold;
    private final double recovered;
    private final double[] rsi;

    RsiReversalKernel(Columns columns, ParameterValues values) {
        filters = new FilteredTrack(columns, values);
        shorts = values.isOn("shorts");
        oversold = values.decimal("oversold");
        recovered = values.decimal("recovered");
        rsi = columns.relativeStrength(values.integer("rsiPeriod"));
    }

    @Override
    public void decide(int from, int to, SignalTrack out) {
        NotionalPosition position = new NotionalPosition();
        double previous = from == 0 ? Double.NaN : rsi[from - 1];
        for (int bar = from; bar < to; bar++) {
            Decision decision = position.after(
                    RsiReversalRule.decide(position.side(), shorts, oversold, recovered, previous, rsi[bar]));
            if (decision != Decision.STAY) {
                filters.add(bar, decision, 1, out);
            }
            previous = rsi[bar];
        }
    }
}
