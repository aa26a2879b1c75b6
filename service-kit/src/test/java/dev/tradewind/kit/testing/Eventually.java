package dev.tradewind.kit.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition, with a limit. */
public final class Eventually {
    private Eventually() {}

    /** Fails when the condition does not come true within the limit. */
    public static void within(Duration limit, String what, BooleanSupplier condition) {
        long until = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("not within " + limit + ": " + what);
            }
            LockSupport.parkNanos(20_000_000);
        }
    }
}
