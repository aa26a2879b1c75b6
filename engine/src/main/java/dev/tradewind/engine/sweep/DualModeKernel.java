package dev.tradewind.engine.sweep;

import dev.tradewind.engine.indicators.Regime;
import dev.tradewind.engine.indicators.RegimeDetector;
import dev.tradewind.engine.strategies.Decision;
import dev.tradewind.engine.strategies.DualModeDecision;
import dev.tradewind.engine.strategies.DualModePosition;
import dev.tradewind.engine.strategies.DualModeRule;
import dev.tradewind.engine.strategies.ParameterValues;

/** Dual mode over columns. */
final class DualModeKernel implements SignalKernel {
    private static final Regime[] REGIMES = Regime.values();

    private final FilteredTrack filters;
    private final DualModeRule rule;
    private final int firstReady;
    private final double[] close;
    private final double[] average;
    private final double[] range;
    private final double[] rsi;
    private final Columns.Bands bands;
    private final double[] slope;
    private final byte[] regimes;

    DualModeKernel(Columns columns, ParameterValues values) {
        filters = new FilteredTrack(columns, values);
        rule = DualModeRule.of(values);
        firstReady = DualModeRule.warmUpBars(values) - 1;
        close = columns.series().closes();
        average = columns.kaufmanAverage(
                values.integer("kamaPeriod"), values.integer("kamaFast"), values.integer("kamaSlow"));
        range = columns.averageTrueRange(values.integer("atrPeriod"));
        rsi = columns.relativeStrength(values.integer("rsiPeriod"));
        bands = columns.bands(values.integer("bandPeriod"), values.decimal("bandDeviations"));
        slope = columns.regression(RegimeDetector.REGRESSION_PERIOD).slope();
        regimes = columns.regimes();
    }

    @Override
    public void decide(int from, int to, SignalTrack out) {
        DualModePosition position = new DualModePosition(rule);
        double[] lower = bands.lower();
        double[] middle = bands.middle();
        double[] upper = bands.upper();
        int first = Math.max(from, firstReady);
        if (first > 0 && first < to) {
            position.watch(close[first - 1], average[first - 1], range[first - 1]);
        }
        for (int bar = first; bar < to; bar++) {
            Regime regime = REGIMES[regimes[bar]];
            DualModeDecision decision = position.next(
                    close[bar], average[bar], range[bar], rsi[bar], lower[bar], middle[bar], upper[bar], regime);
            if (decision != DualModeDecision.STAY) {
                add(bar, decision, regime, middle[bar], out);
            }
        }
    }

    private void add(int bar, DualModeDecision decision, Regime regime, double middle, SignalTrack out) {
        Decision move = decision.decision();
        double sizeFactor = move.isEntry() ? rule.sizeFactor(decision, regime, slope[bar], close[bar], middle) : 1;
        filters.add(bar, move, sizeFactor, out);
    }
}
