package dev.tradewind.engine.sweep;

import java.util.function.IntPredicate;

/** The bars of a series on which something holds: one bit each, so that the next one is found without looking at those between. */
final class Mask {
    private static final int BITS = 6;

    private final long[] words;

    private Mask(int bars) {
        words = new long[(bars >> BITS) + 1];
    }

    static Mask of(int bars, IntPredicate holds) {
        Mask mask = new Mask(bars);
        for (int first = 0; first < bars; first += Long.SIZE) {
            int size = Math.min(Long.SIZE, bars - first);
            long word = 0;
            for (int bit = 0; bit < size; bit++) {
                word |= (holds.test(first + bit) ? 1L : 0L) << bit;
            }
            mask.words[first >> BITS] = word;
        }
        return mask;
    }

    /** How many values it is worth in a {@link Columns} cache. */
    static long size(int bars) {
        return (bars >> BITS) + 1;
    }

    /** The first such bar from {@code from} (inclusive) to {@code to} (exclusive), or {@code to}. */
    int next(int from, int to) {
        if (from >= to) {
            return to;
        }
        int index = from >> BITS;
        int last = (to - 1) >> BITS;
        long word = words[index] & -1L << from;
        while (word == 0) {
            if (index == last) {
                return to;
            }
            word = words[++index];
        }
        return Math.min((index << BITS) + Long.numberOfTrailingZeros(word), to);
    }
}
