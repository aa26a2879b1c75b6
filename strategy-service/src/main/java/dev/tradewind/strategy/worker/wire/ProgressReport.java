package dev.tradewind.strategy.worker.wire;

/** How far a worker is with its chunk, 0 to 1. Prolongs its lease. */
public record ProgressReport(double share) {}
