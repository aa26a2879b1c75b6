package dev.tradewind.engine.backtest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * From a peak of the equity to its return there.
 *
 * @param peak index of the point of the curve at the peak, -1 for the cash at the start
 * @param recovered index of the first point that is at the peak again, -1 if there is none
 * @param percent depth below the peak, positive
 */
public record DrawdownPeriod(int peak, int bottom, int recovered, double percent) {

    /** Points from the peak to the recovery, or to the end of the curve. */
    public int length(EquityCurve curve) {
        return (recovered < 0 ? curve.size() - 1 : recovered) - peak;
    }

    /** The deepest periods, deepest first; of equally deep ones the earlier first. */
    public static List<DrawdownPeriod> deepest(long startUnits, EquityCurve curve, int most) {
        List<DrawdownPeriod> periods = new ArrayList<>(all(startUnits, curve));
        periods.sort(Comparator.comparingDouble(DrawdownPeriod::percent).reversed());
        return List.copyOf(periods.subList(0, Math.min(most, periods.size())));
    }

    /** Every period in the order of time. */
    public static List<DrawdownPeriod> all(long startUnits, EquityCurve curve) {
        List<DrawdownPeriod> periods = new ArrayList<>();
        long[] units = curve.units();
        long top = startUnits;
        int peak = -1;
        int bottom = -1;
        for (int i = 0; i < units.length; i++) {
            if (units[i] >= top) {
                if (bottom >= 0) {
                    periods.add(new DrawdownPeriod(peak, bottom, i, depth(top, units[bottom])));
                }
                top = units[i];
                peak = i;
                bottom = -1;
            } else if (bottom < 0 || units[i] < units[bottom]) {
                bottom = i;
            }
        }
        if (bottom >= 0) {
            periods.add(new DrawdownPeriod(peak, bottom, -1, depth(top, units[bottom])));
        }
        return periods;
    }

    private static double depth(long top, long bottom) {
        return 100.0 * (top - bottom) / top;
    }
}
