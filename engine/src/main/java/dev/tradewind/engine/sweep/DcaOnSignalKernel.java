package dev.tradewind.engine.sweep;

import dev.tradewind.engine.strategies.DcaOnSignalRule;
import dev.tradewind.engine.strategies.Decision;
import dev.tradewind.engine.strategies.NotionalPosition;
import dev.tradewind.engine.strategies.ParameterValues;

/** DCA on signal over columns. */
final class DcaOnSignalKernel implements SignalKernel {
    private final FilteredTrack filters;
    private final double oversold;
    private final double rearmLevel;
    private final double dipShare;
    private final boolean exits;
    private final double[] close;
    private final double[] rsi;
    private final double[] highestClose;

    DcaOnSignalKernel(Columns columns, ParameterValues values) {
        filters = new FilteredTrack(columns, values);
        oversold = values.decimal("oversold");
        rearmLevel = values.decimal("rearmLevel");
        dipShare = values.decimal("dipPercent") / 100;
        exits = values.isOn("exitWhenRearmed");
        close = columns.series().closes();
        rsi = columns.relativeStrength(values.integer("rsiPeriod"));
        highestClose = columns.highestClose(values.integer("highPeriod"));
    }

    @Override
    public void decide(int from, int to, SignalTrack out) {
        NotionalPosition position = new NotionalPosition();
        for (int bar = from; bar < to; bar++) {
            Decision decision = position.after(DcaOnSignalRule.decide(
                    position.side(), oversold, rearmLevel, dipShare, close[bar], rsi[bar], highestClose[bar]));
            if (decision.isEntry() || decision.isExit() && exits) {
                filters.add(bar, decision, 1, out);
            }
        }
    }
}
