package dev.tradewind.strategy.backtests;

import dev.tradewind.strategy.worker.wire.JobKind;
import dev.tradewind.strategy.worker.wire.RunPlan;

/**
 * A job that may be made: checked against everything but the number of jobs.
 *
 * @param bars of one set, all symbols together
 * @param work bars times sets; of a walk-forward sets times training bars, and {@code bars} for its test
 * @param windows of a walk-forward, else 0
 * @param isEventMode whether its sets do not run in the fused loops, and so take much longer
 */
record NewJob(
        JobKind kind, String name, RunPlan plan, long sets, long bars, long work, long windows, boolean isEventMode) {}
