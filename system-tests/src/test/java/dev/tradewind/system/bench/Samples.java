package dev.tradewind.system.bench;

import java.util.Arrays;
import java.util.Locale;

/** Measured times in nanoseconds. */
record Samples(long[] nanos) {
    Samples {
        nanos = nanos.clone();
        Arrays.sort(nanos);
    }

    /** The value below which this share of the samples lies, in milliseconds. */
    double percentile(double share) {
        return nanos.length == 0 ? Double.NaN : nanos[(int) Math.min(nanos.length - 1, share * nanos.length)] / 1e6;
    }

    double median() {
        return percentile(0.5);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "p50 %.1f ms, p99 %.1f ms, %d samples", median(), percentile(0.99), nanos.length);
    }
}
