package dev.tradewind.strategy.worker.wire;

import java.util.UUID;

/**
 * A chunk of a job that a worker claimed. A single run is one chunk. A walk-forward trains with some of its sets in each chunk;
 * its last chunk has no sets, begins when all others are done, and tests what they chose.
 *
 * @param claim names this claim: what is told under another one is not heard any more
 * @param firstSet number of the first parameter set of the chunk
 */
public record WorkOrder(
        UUID user, UUID job, int chunk, UUID claim, JobKind kind, RunPlan plan, long firstSet, long sets) {
    /** Whether this is the last chunk of a walk-forward; its number is that of the chunks that trained. */
    public boolean isTest() {
        return kind == JobKind.WALK_FORWARD && sets == 0;
    }

    /** Address of the claim below {@code /internal/v1/worker}. */
    public String path() {
        return "/claims/" + user + "/" + job + "/" + chunk + "/" + claim;
    }
}
