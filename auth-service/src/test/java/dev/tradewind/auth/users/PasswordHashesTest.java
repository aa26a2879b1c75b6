package dev.tradewind.auth.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.kit.problem.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PasswordHashesTest {
    @Test
    void s6AtMostTwoHashesRunAtOnceAndTheQueueIsBounded() throws InterruptedException {
        PasswordHashes hashes = new PasswordHashes(9);
        String hash = hashes.hash("Quiet harbour 7");
        AtomicInteger right = new AtomicInteger();
        AtomicInteger sentAway = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    if (hashes.matches("Quiet harbour 7", hash)) {
                        right.incrementAndGet();
                    }
                } catch (Unavailable busy) {
                    sentAway.incrementAndGet();
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(hashes.peak()).isEqualTo(2);
        assertThat(right.get()).isPositive();
        assertThat(sentAway.get()).as("60 at once are more than may wait").isPositive();
        assertThat(right.get() + sentAway.get()).isEqualTo(60);
    }

    @Test
    void anUnknownUserCostsTheSameTime() {
        PasswordHashes hashes = new PasswordHashes();
        String hash = hashes.hash("Quiet harbour 7");
        assertThat(hash).startsWith("$2a$12$");
        hashes.matches("warm up 1A", hash);
        long known = time(() -> assertThat(hashes.matches("Wrong 123", hash)).isFalse());
        long unknown = time(() -> hashes.matchNobody("Wrong 123"));
        long tooLong = time(() ->
                assertThat(hashes.matches("A1" + "x".repeat(80), hash)).isFalse());
        assertThat((double) unknown / known).isBetween(0.3, 3.0);
        assertThat((double) tooLong / known).isBetween(0.3, 3.0);
    }

    private static long time(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }
}
