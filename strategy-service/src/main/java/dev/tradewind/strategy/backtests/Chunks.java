package dev.tradewind.strategy.backtests;

import java.util.ArrayList;
import java.util.List;

/** Cuts the sets of a job into chunks of about the same work. */
final class Chunks {
    /** Fewer would leave cores without work. */
    private static final long FEWEST = 8;

    /** Sets {@code first} to {@code first + sets − 1}. */
    record Chunk(int number, long first, long sets, long work) {}

    private Chunks() {}

    /**
     * Chunks of a sweep.
     *
     * @param work of the whole job
     * @param target of one chunk
     */
    static List<Chunk> of(long sets, long work, long target) {
        long wanted = Math.max(FEWEST, Math.ceilDiv(work, target));
        long count = Math.min(sets, wanted);
        long workOfOne = work / sets;
        List<Chunk> chunks = new ArrayList<>();
        for (long number = 0; number < count; number++) {
            long first = number * sets / count;
            long next = (number + 1) * sets / count;
            chunks.add(new Chunk((int) number, first, next - first, (next - first) * workOfOne));
        }
        return chunks;
    }

    /** A job that is computed by one worker from beginning to end. */
    static List<Chunk> whole(long sets, long work) {
        return List.of(new Chunk(0, 0, sets, work));
    }
}
