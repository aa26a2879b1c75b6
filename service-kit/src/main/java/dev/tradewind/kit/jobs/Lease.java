package dev.tradewind.kit.jobs;

import java.time.Duration;
import java.util.UUID;

/** The right to work on something alone for a while (R15). The fence grows with each owner and goes with everything that is written. */
public record Lease(String name, UUID owner, long fence, Duration life, long grantedNanos) {
    /** Work may go on up to two thirds of the life, by the monotonic clock. */
    public boolean isUsable() {
        return age() < life.toNanos() * 2 / 3;
    }

    /** After one third it is time to renew. */
    public boolean isDueForRenewal() {
        return age() > life.toNanos() / 3;
    }

    private long age() {
        return System.nanoTime() - grantedNanos;
    }
}
