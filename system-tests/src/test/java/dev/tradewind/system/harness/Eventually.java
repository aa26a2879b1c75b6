package dev.tradewind.system.harness;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for a condition, with a limit. */
public final class Eventually {
    private static final long POLL_MILLIS = 100;

    private Eventually() {}

    public static void within(Duration limit, String what, BooleanSupplier condition) {
        get(limit, what, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /** The first answer that is there. */
    public static <T> T get(Duration limit, String what, Supplier<Optional<T>> question) {
        long began = System.nanoTime();
        while (true) {
            Optional<T> answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            if (System.nanoTime() - began > limit.toNanos()) {
                throw new AssertionError("not within " + limit.toSeconds() + " s: " + what);
            }
            pause(POLL_MILLIS);
        }
    }

    /** A pause that belongs to a scenario, such as the time between two alerts. */
    public static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
