package dev.tradewind.strategy.worker.wire;

/**
 * A worker asks for work.
 *
 * @param worker its name, for logs
 * @param waitSeconds how long to wait for some
 */
public record ClaimRequest(String worker, int waitSeconds) {}
