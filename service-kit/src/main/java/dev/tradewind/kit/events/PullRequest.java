package dev.tradewind.kit.events;

import java.util.Map;

/** Asks a producer for the facts behind these cursors; waits up to {@code waitMillis} for the first. */
public record PullRequest(String consumer, Map<Integer, Long> cursors, int limit, long waitMillis) {
    public PullRequest {
        cursors = Map.copyOf(cursors);
    }
}
