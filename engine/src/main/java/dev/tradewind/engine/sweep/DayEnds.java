package dev.tradewind.engine.sweep;

import dev.tradewind.engine.bars.BarSeries;
import java.util.Arrays;

/** The last bar of each UTC day of a series, ascending. */
final class DayEnds {
    private static final long DAY = 86_400;

    private final int[] bars;

    DayEnds(BarSeries series) {
        long[] opensAt = series.opensAt();
        int[] ends = new int[opensAt.length];
        int days = 0;
        for (int bar = 0; bar < opensAt.length; bar++) {
            boolean isLast = bar + 1 == opensAt.length
                    || Math.floorDiv(opensAt[bar], DAY) != Math.floorDiv(opensAt[bar + 1], DAY);
            if (isLast) {
                ends[days++] = bar;
            }
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
