package dev.tradewind.engine.sweep;

import dev.tradewind.engine.strategies.BollingerReversionRule;
import dev.tradewind.engine.strategies.Decision;
import dev.tradewind.engine.strategies.NotionalPosition;
import dev.tradewind.engine.strategies.ParameterValues;

/** Bollinger reversion over columns. */
final class BollingerReversionKernel implements SignalKernel {
    private final FilteredTrack filters;
    private final boolean shorts;
    private final double[] close;
    private final Columns.Bands bands;

    BollingerReversionKernel(Columns columns, ParameterValues values) {
        filters = new FilteredTrack(columns, values);
        shorts = values.isOn("shorts");
        close = columns.series().closes();
        bands = columns.bands(values.integer("bandPeriod"), values.decimal("bandDeviations"));
    }

    @Override
    public void decide(int from, int to, SignalTrack out) {
        NotionalPosition position = new NotionalPosition();
        double[] lower = bands.lower();
        double[] middle = bands.middle();
        double[] upper = bands.upper();
        for (int bar = from; bar < to; bar++) {
            Decision decision = position.after(BollingerReversionRule.decide(
                    position.side(), shorts, close[bar], lower[bar], middle[bar], upper[bar]));
            if (decision != Decision.STAY) {
                filters.add(bar, decision, 1, out);
            }
        }
    }
}
