package dev.tradewind.system.bench;

import java.util.Arrays;
import java.util.Locale;

/** Measured values in ascending order. */
public record Spread(double[] sorted) {
    public static Spread of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Spread(sorted);
    }

    /** Nanoseconds as milliseconds. */
    public static Spread ofNanos(long[] nanos) {
        return of(Arrays.stream(nanos).mapToDouble(value -> value / 1e6).toArray());
    }

    public double median() {
        return at(0.5);
    }

    /** The smallest value that at least this share of the values does not exceed. */
    public double at(double share) {
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
    }

    public double lowest() {
        return sorted[0];
    }

    public double highest() {
        return sorted[sorted.length - 1];
    }

    /** Median and range. */
    public String text() {
        return String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", median(), lowest(), highest());
    }
}
