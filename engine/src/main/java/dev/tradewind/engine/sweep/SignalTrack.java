package dev.tradewind.engine.sweep;

import dev.tradewind.engine.strategies.Decision;
import java.util.Arrays;

/** The signals of one run in ascending bars, as columns that are used again for the next run. Shorts are left out: spot is long only. */
final class SignalTrack {
    private int[] bars = new int[64];
    private boolean[] entries = new boolean[64];
    private double[] sizeFactors = new double[64];
    private int size;

    void clear() {
        size = 0;
    }

    void add(int bar, Decision decision, double sizeFactor) {
        if (decision == Decision.ENTER_LONG || decision == Decision.EXIT_LONG) {
            if (size == bars.length) {
                grow();
            }
            bars[size] = bar;
            entries[size] = decision == Decision.ENTER_LONG;
            sizeFactors[size] = sizeFactor;
            size++;
        }
    }

    /** Index of the first entry from signal {@code from} on, or {@link #size()}. */
    int nextEntry(int from) {
        int signal = from;
        while (signal < size && !entries[signal]) {
            signal++;
        }
        return signal;
    }

    /** Index of the first exit from signal {@code from} on, or {@link #size()}. */
    int nextExit(int from) {
        int signal = from;
        while (signal < size && entries[signal]) {
            signal++;
        }
        return signal;
    }

    int size() {
        return size;
    }

    /** The bar at whose close the signal is given. */
    int bar(int signal) {
        return bars[signal];
    }

    double sizeFactor(int signal) {
        return sizeFactors[signal];
    }

    private void grow() {
        bars = Arrays.copyOf(bars, 2 * size);
        entries = Arrays.copyOf(entries, 2 * size);
        sizeFactors = Arrays.copyOf(sizeFactors, 2 * size);
    }
}
