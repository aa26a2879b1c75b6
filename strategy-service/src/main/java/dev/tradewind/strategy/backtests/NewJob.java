package dev.tradewind.strategy.backtests;

import dev.tradewind.strategy.worker.wire.JobKind;
import dev.tradewind.strategy.worker.wire.RunPlan;

/**
 * A job that may be made: checked against everything but the number of jobs.
 *
 * @param bars of one set, all symbols together
 * @param work bars times sets
 */
record NewJob(JobKind kind, String name, RunPlan plan, long sets, long bars, long work) {}
