package dev.tradewind.local.platform;

import java.time.Duration;

/**
 * How long an ended part stays down before it is started again: doubled with each end, up to the longest.
 *
 * @param shortest after the first end
 * @param longest after many ends in a row
 */
public record RestartPauses(Duration shortest, Duration longest) {
    /** One second at first, at most half a minute. */
    public static final RestartPauses USUAL = new RestartPauses(Duration.ofSeconds(1), Duration.ofSeconds(30));

    private static final int MOST_DOUBLINGS = 10;

    long nanosAfter(int ends) {
        return Math.min(longest.toNanos(), shortest.toNanos() << Math.min(ends, MOST_DOUBLINGS));
    }
}
