package dev.tradewind.engine.sweep;

import dev.tradewind.engine.indicators.Regime;
import dev.tradewind.engine.indicators.RegimeDetector;
import dev.tradewind.engine.strategies.Decision;
import dev.tradewind.engine.strategies.DualModeDecision;
import dev.tradewind.engine.strategies.DualModeRule;
import dev.tradewind.engine.strategies.ParameterValues;
import java.util.ArrayList;
import java.util.List;

/**
 * Dual mode over columns: {@link DualModeRule} decides as it does for {@code DualModePosition}, but while flat only the bars on which one
 * half would enter are looked at.
 */
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
    private final double deviations;
    private final double[] slope;
    private final byte[] regimes;
    private final Mask trendEntries;
    private final Mask reversionEntries;
    private DualModeDecision lastExit = DualModeDecision.STAY;

    DualModeKernel(Columns columns, ParameterValues values) {
        filters = new FilteredTrack(columns, values);
        rule = DualModeRule.of(values);
        firstReady = DualModeRule.warmUpBars(values) - 1;
        close = columns.series().closes();
        average = columns.kaufmanAverage(
                values.integer("kamaPeriod"), values.integer("kamaFast"), values.integer("kamaSlow"));
        range = columns.averageTrueRange(values.integer("atrPeriod"));
        rsi = columns.relativeStrength(values.integer("rsiPeriod"));
        bands = columns.bands(values.integer("bandPeriod"));
        deviations = values.decimal("bandDeviations");
        slope = columns.regression(RegimeDetector.REGRESSION_PERIOD).slope();
        regimes = columns.regimes();
        trendEntries = columns.mask(trendKey(values), this::trendEntries);
        reversionEntries = columns.mask(reversionKey(values), () -> this::reversionEntries);
    }

    private static List<Object> trendKey(ParameterValues values) {
        return key(values, "kamaPeriod", "kamaFast", "kamaSlow", "atrPeriod", "entryAtr", "shorts");
    }

    private static List<Object> reversionKey(ParameterValues values) {
        return key(values, "rsiPeriod", "oversold", "overbought", "bandPeriod", "bandDeviations", "shorts");
    }

    private static List<Object> key(ParameterValues values, String... names) {
        List<Object> key = new ArrayList<>();
        for (String name : names) {
            key.add(name);
            key.add(values.decimal(name));
        }
        return key;
    }

    /** Where the trend half would enter. */
    private Mask.Words trendEntries() {
        int[] zone = {rule.zone(Double.NaN, Double.NaN, Double.NaN)};
        return (first, size) -> {
            int before = zone[0];
            long word = 0;
            for (int bit = 0; bit < size; bit++) {
                int bar = first + bit;
                int now = rule.zone(close[bar], average[bar], range[bar]);
                int crossed = rule.crossed(before, now);
                before = now;
                if (crossed != 0) {
                    word |= Mask.bit(isTrendEntry(bar, crossed), bit);
                }
            }
            zone[0] = before;
            return word;
        };
    }

    private boolean isTrendEntry(int bar, int crossed) {
        Regime regime = REGIMES[regimes[bar]];
        return rule.whenFlat(regime, crossed, close[bar], Double.NaN, Double.NaN, Double.NaN) != DualModeDecision.STAY;
    }

    private long reversionEntries(int first, int size) {
        long word = 0;
        for (int bit = 0; bit < size; bit++) {
            int bar = first + bit;
            boolean isEntry = rule.whenFlat(
                            REGIMES[regimes[bar]],
                            0,
                            close[bar],
                            rsi[bar],
                            bands.lower(bar, deviations),
                            bands.upper(bar, deviations))
                    != DualModeDecision.STAY;
            word |= Mask.bit(isEntry, bit);
        }
        return word;
    }

    @Override
    public void decide(int from, int to, SignalTrack out) {
        int bar = Math.max(from, firstReady);
        int pendingCrossing = 0;
        boolean asksRule =
                true; // the first bar of a window, and the one after an exit, where more than the masks may enter
        while (bar < to) {
            if (!asksRule) {
                bar = Math.min(trendEntries.next(bar, to), reversionEntries.next(bar, to));
                if (bar == to) {
                    return;
                }
            }
            DualModeDecision entry = whenFlat(bar, pendingCrossing);
            pendingCrossing = 0;
            asksRule = false;
            if (entry != DualModeDecision.STAY) {
                add(bar, entry, out);
                int side = entry.decision() == Decision.ENTER_LONG ? 1 : -1;
                bar = entry.isTrendEntry() ? whileTrending(bar, to, side) : whileReverting(bar, to, side);
                if (bar == to) {
                    return;
                }
                add(bar, lastExit, out);
                int crossed = crossed(bar);
                pendingCrossing = crossed == -side ? crossed : 0;
                asksRule = true;
            }
            bar++;
        }
    }

    private int crossed(int bar) {
        return bar == 0
                ? 0
                : rule.crossed(
                        rule.zone(close[bar - 1], average[bar - 1], range[bar - 1]),
                        rule.zone(close[bar], average[bar], range[bar]));
    }

    private DualModeDecision whenFlat(int bar, int pendingCrossing) {
        int crossed = crossed(bar);
        int crossing = crossed != 0 || pendingCrossing == 0
                ? crossed
                : rule.zone(close[bar], average[bar], range[bar]) == pendingCrossing ? pendingCrossing : 0;
        return rule.whenFlat(
                REGIMES[regimes[bar]],
                crossing,
                close[bar],
                rsi[bar],
                bands.lower(bar, deviations),
                bands.upper(bar, deviations));
    }

    /** The bar on which a trend position is left, or {@code to}. */
    private int whileTrending(int entry, int to, int side) {
        double trail = rule.trailed(side, Double.NaN, close[entry], range[entry]);
        for (int bar = entry + 1; bar < to; bar++) {
            DualModeDecision decision = rule.whileTrending(side, trail, close[bar], average[bar], range[bar]);
            if (decision != DualModeDecision.STAY) {
                lastExit = decision;
                return bar;
            }
            trail = rule.trailed(side, trail, close[bar], range[bar]);
        }
        return to;
    }

    private int whileReverting(int entry, int to, int side) {
        double reference = close[entry];
        double[] middle = bands.middle();
        for (int bar = entry + 1; bar < to; bar++) {
            DualModeDecision decision = rule.whileReverting(side, reference, close[bar], rsi[bar], middle[bar]);
            if (decision != DualModeDecision.STAY) {
                lastExit = decision;
                return bar;
            }
        }
        return to;
    }

    private void add(int bar, DualModeDecision decision, SignalTrack out) {
        Decision move = decision.decision();
        double sizeFactor = move.isEntry()
                ? rule.sizeFactor(decision, REGIMES[regimes[bar]], slope[bar], close[bar], bands.middle()[bar])
                : 1;
        filters.add(bar, move, sizeFactor, out);
    }
}
