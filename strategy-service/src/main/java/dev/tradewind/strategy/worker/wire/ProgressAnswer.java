package dev.tradewind.strategy.worker.wire;

/** Whether the work is still wanted. */
public record ProgressAnswer(boolean isWanted) {}
