package dev.tradewind.strategy.worker.wire;

/** A chunk cannot be computed, and would not be by another worker; the reason is a sentence for the user. */
public record ChunkFailure(String reason) {}
