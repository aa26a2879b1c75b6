package dev.tradewind.engine.sweep;

import dev.tradewind.engine.bars.BarSeries;
import java.util.Arrays;

/** The last bar of each UTC day of a series, ascending. */
final class DayEnds {
    private static final long DAY = 86_400;

    private final int[] bars;

    DayEnds(BarSeries series) {
        long[] opensAt = series.opensAt();
        int[] ends = new int[16];
        int days = 0;
        int bar = 0;
        while (bar < opensAt.length) {
            long nextDay = (Math.floorDiv(opensAt[bar], DAY) + 1) * DAY;
            int found = Arrays.binarySearch(opensAt, bar, opensAt.length, nextDay);
            int next = found >= 0 ? found : -found - 1;
            if (days == ends.length) {
                ends = Arrays.copyOf(ends, 2 * days);
            }
            ends[days++] = next - 1;
            bar = next;
        }
        this.bars = Arrays.copyOf(ends, days);
    }

    int size() {
        return bars.length;
    }

    int bar(int day) {
        return bars[day];
    }

    /** The first day that ends at this bar or later. */
    int dayOf(int bar) {
        int found = Arrays.binarySearch(bars, bar);
        return found >= 0 ? found : -found - 1;
    }
}
