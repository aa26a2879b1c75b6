package dev.tradewind.strategy.worker.wire;

import java.util.UUID;

/**
 * A chunk of a job that a worker claimed; a single run and a walk-forward are one chunk.
 *
 * @param claim names this claim: what is told under another one is not heard any more
 * @param firstSet number of the first parameter set of the chunk
 */
public record WorkOrder(
        UUID user, UUID job, int chunk, UUID claim, JobKind kind, RunPlan plan, long firstSet, long sets) {
    /** Address of the claim below {@code /internal/v1/worker}. */
    public String path() {
        return "/claims/" + user + "/" + job + "/" + chunk + "/" + claim;
    }
}
