package dev.tradewind.engine.sweep;

/** The bars of a series on which something holds: one bit each, so that the next one is found without looking at those between. */
final class Mask {
    private static final int BITS = 6;

    private final long[] words;

    private Mask(int bars) {
        words = new long[(bars >> BITS) + 1];
    }

    /**
     * Tells for up to 64 bars at once, so that a condition is a loop of its own which a processor can unroll, and not a call for
     * every bar.
     */
    @FunctionalInterface
    interface Words {
        /** The bars from {@code first} on, the first in the lowest bit; asked in ascending order, each bar once. */
        long word(int first, int size);
    }

    static Mask of(int bars, Words holds) {
        Mask mask = new Mask(bars);
        for (int first = 0; first < bars; first += Long.SIZE) {
            mask.words[first >> BITS] = holds.word(first, Math.min(Long.SIZE, bars - first));
        }
        return mask;
    }

    static long bit(boolean holds, int place) {
        return (holds ? 1L : 0L) << place;
    }

    boolean has(int bar) {
        return (words[bar >> BITS] >>> bar & 1) != 0;
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
