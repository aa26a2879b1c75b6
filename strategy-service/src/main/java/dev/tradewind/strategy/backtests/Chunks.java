package dev.tradewind.strategy.backtests;

import java.util.ArrayList;
import java.util.List;

/** Cuts the sets of a job into chunks of about the same work. */
final class Chunks {
    /** Fewer would leave cores without work. */
    private static final long FEWEST = 8;

    /** What all training chunks of a walk-forward may hand to its last one: one choice each for every window. */
    private static final long MOST_CHOICES = 4_000_000;

    /** A bar in event mode costs about as much as so many in the fused loops (docs/benchmarks.md). */
    private static final long EVENT_MODE_COSTS = 200;

    /** More would make the queue slow for all. */
    private static final long MOST_CHUNKS = 4_000;

    /**
     * Sets {@code first} to {@code first + sets − 1}.
     *
     * @param waits until all other chunks of the job are done
     */
    record Chunk(int number, long first, long sets, long work, boolean waits) {}

    private Chunks() {}

    /** @param fused work of one chunk in the fused loops */
    static List<Chunk> of(NewJob job, long fused) {
        long target = job.isEventMode() ? Math.max(1, fused / EVENT_MODE_COSTS) : fused;
        return switch (job.kind()) {
            case SINGLE -> List.of(new Chunk(0, 0, job.sets(), job.work(), false));
            case SWEEP -> cut(job.sets(), job.work(), target, MOST_CHUNKS);
            case WALK_FORWARD -> {
                List<Chunk> chunks =
                        cut(job.sets(), job.work() - job.bars(), target, MOST_CHOICES / Math.max(1, job.windows()));
                chunks.add(new Chunk(chunks.size(), 0, 0, job.bars(), true));
                yield chunks;
            }
        };
    }

    private static List<Chunk> cut(long sets, long work, long target, long most) {
        long wanted = Math.max(FEWEST, Math.ceilDiv(work, target));
        long count = Math.clamp(wanted, 1, Math.clamp(most, 1, sets));
        long workOfOne = work / sets;
        List<Chunk> chunks = new ArrayList<>();
        for (long number = 0; number < count; number++) {
            long first = number * sets / count;
            long next = (number + 1) * sets / count;
            chunks.add(new Chunk((int) number, first, next - first, (next - first) * workOfOne, false));
        }
        return chunks;
    }
}
