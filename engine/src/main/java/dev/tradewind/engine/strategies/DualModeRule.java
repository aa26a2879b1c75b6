package dev.tradewind.engine.strategies;

import dev.tradewind.engine.indicators.Regime;
import dev.tradewind.engine.indicators.RegimeDetector;

/**
 * The rule of {@link DualModeType} (D-19) as pure functions of primitive numbers: nothing is remembered or allocated here.
 * {@link DualModePosition} remembers; the streaming strategy and the kernels both call {@link DualModePosition#next}, so that
 * the rule exists once. Terms are {@code a + b * c} in two roundings: no fused multiply-add, or the results differ in the last bit.
 *
 * @param entryAtr distance from KAMA in ATR at which a trend is entered
 * @param exitAtr distance on the wrong side at which it is left
 * @param trailingAtr distance of the trailing stop from a close; the stop never loosens
 * @param oversold RSI level
 * @param overbought RSI level
 * @param stopShare loss at which mean reversion gives up, as a share of the reference price (0.03 for 3 %)
 * @param neutralSize size factor in a NEUTRAL regime
 * @param disagreementSize further factor there, unless the halves lean the same way
 */
public record DualModeRule(
        double entryAtr,
        double exitAtr,
        double trailingAtr,
        double oversold,
        double overbought,
        double stopShare,
        double neutralSize,
        double disagreementSize,
        boolean shorts) {
    static final int UNKNOWN_ZONE = 2;

    /** The rule with the values of {@link DualModeType}. */
    public static DualModeRule of(ParameterValues values) {
        return new DualModeRule(
                values.decimal("entryAtr"),
                values.decimal("exitAtr"),
                values.decimal("trailingAtr"),
                values.decimal("oversold"),
                values.decimal("overbought"),
                values.decimal("stopPercent") / 100,
                values.decimal("neutralSize"),
                values.decimal("disagreementSize"),
                values.isOn("shorts"));
    }

    /** Bars until all indicators have a value; the index of the first bar that may be decided on is one less. */
    public static int warmUpBars(ParameterValues values) {
        // Wilder's averages and KAMA need one bar more than their period, for the first difference
        int differences = Math.max(
                        values.integer("kamaPeriod"),
                        Math.max(values.integer("atrPeriod"), values.integer("rsiPeriod")))
                + 1;
        int regime = Math.max(2 * RegimeDetector.DIRECTIONAL_PERIOD, RegimeDetector.REGRESSION_PERIOD);
        return Math.max(regime, Math.max(differences, values.integer("bandPeriod")));
    }

    /**
     * +1 when the close is above KAMA + entryAtr·ATR, −1 when it is below KAMA − entryAtr·ATR, 0 in between, and
     * {@link #UNKNOWN_ZONE} while an indicator is NaN.
     */
    public int zone(double close, double kama, double atr) {
        double distance = entryAtr * atr;
        if (close > kama + distance) {
            return 1;
        }
        if (close < kama - distance) {
            return -1;
        }
        return Double.isNaN(kama + distance) ? UNKNOWN_ZONE : 0;
    }

    /** The zone the close has moved into, +1 or −1; 0 when it has not moved, is between, or one of the two is not known. */
    public int crossed(int zoneBefore, int zone) {
        boolean hasMoved = zone != zoneBefore && zone != UNKNOWN_ZONE && zoneBefore != UNKNOWN_ZONE;
        return hasMoved ? zone : 0;
    }

    /**
     * What to do while the notional position is flat. TREND allows trend entries, MEAN_REVERSION those of mean reversion, NEUTRAL
     * both, the trend first.
     *
     * @param crossing +1 when the close has crossed above its upper entry level, −1 below the lower one, else 0
     */
    public DualModeDecision whenFlat(
            Regime regime, int crossing, double close, double rsi, double lower, double upper) {
        if (regime != Regime.MEAN_REVERSION) {
            if (crossing > 0) {
                return DualModeDecision.TREND_LONG;
            }
            if (crossing < 0 && shorts) {
                return DualModeDecision.TREND_SHORT;
            }
        }
        if (regime != Regime.TREND) {
            if (rsi < oversold && close <= lower) {
                return DualModeDecision.REVERSION_LONG;
            }
            if (shorts && rsi > overbought && close >= upper) {
                return DualModeDecision.REVERSION_SHORT;
            }
        }
        return DualModeDecision.STAY;
    }

    /** What to do with a position that a trend entry opened, whatever the regime is by now. */
    public DualModeDecision whileTrending(int side, double trail, double close, double kama, double atr) {
        double distance = exitAtr * atr;
        if (side > 0) {
            if (close < kama - distance) {
                return DualModeDecision.TREND_LOST_LONG;
            }
            return close < trail ? DualModeDecision.TRAILED_LONG : DualModeDecision.STAY;
        }
        if (close > kama + distance) {
            return DualModeDecision.TREND_LOST_SHORT;
        }
        return close > trail ? DualModeDecision.TRAILED_SHORT : DualModeDecision.STAY;
    }

    /** What to do with a position that mean reversion opened, whatever the regime is by now. */
    public DualModeDecision whileReverting(int side, double reference, double close, double rsi, double middle) {
        if (side > 0) {
            if (close <= reference * (1 - stopShare)) {
                return DualModeDecision.STOPPED_LONG;
            }
            if (close >= middle) {
                return DualModeDecision.REVERTED_LONG;
            }
            return rsi > overbought ? DualModeDecision.RSI_TURNED_LONG : DualModeDecision.STAY;
        }
        if (close >= reference * (1 + stopShare)) {
            return DualModeDecision.STOPPED_SHORT;
        }
        if (close <= middle) {
            return DualModeDecision.REVERTED_SHORT;
        }
        return rsi < oversold ? DualModeDecision.RSI_TURNED_SHORT : DualModeDecision.STAY;
    }

    /**
     * Where the trailing stop of a position lies after a bar.
     *
     * @param trail the stop so far; NaN at the entry
     */
    public double trailed(int side, double trail, double close, double atr) {
        double distance = trailingAtr * atr;
        if (side > 0) {
            double level = close - distance;
            return Double.isNaN(trail) ? level : Math.max(trail, level);
        }
        double level = close + distance;
        return Double.isNaN(trail) ? level : Math.min(trail, level);
    }

    /**
     * Share of the configured capital for an entry. In a NEUTRAL regime the other half is asked too: to a trend entry mean
     * reversion agrees when the close is on the cheap side of the middle band, to an entry of mean reversion the trend agrees when the
     * regression line has the direction of the entry (D-19).
     */
    public double sizeFactor(DualModeDecision entry, Regime regime, double slope, double close, double middle) {
        if (regime != Regime.NEUTRAL) {
            return 1;
        }
        return halvesAgree(entry, slope, close, middle) ? neutralSize : neutralSize * disagreementSize;
    }

    boolean halvesAgree(DualModeDecision entry, double slope, double close, double middle) {
        boolean isLong = entry.decision() == Decision.ENTER_LONG;
        if (entry.isTrendEntry()) {
            return isLong ? close < middle : close > middle;
        }
        return isLong ? slope > 0 : slope < 0;
    }
}
