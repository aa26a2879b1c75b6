package dev.tradewind.web;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for a condition, with a limit. */
final class Eventually {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private Eventually() {}

    static <T> T eventually(Supplier<T> ask, Predicate<T> wanted) {
        long end = System.nanoTime() + LIMIT.toNanos();
        T answer = ask.get();
        while (!wanted.test(answer)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + LIMIT + ", last answer: " + answer);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new AssertionError(stopped);
            }
            answer = ask.get();
        }
        return answer;
    }
}
