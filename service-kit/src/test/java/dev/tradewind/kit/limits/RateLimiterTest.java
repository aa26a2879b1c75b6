package dev.tradewind.kit.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
    private final AtomicLong nanos = new AtomicLong(1);

    @Test
    void sixtyPerMinuteWithABurstOfTwenty() {
        RateLimiter limiter = new RateLimiter(60, Duration.ofMinutes(1), 20, 10, nanos::get);
        for (int i = 0; i < 20; i++) {
            assertThat(limiter.take("hook")).isZero();
        }
        assertThat(limiter.take("hook")).isEqualTo(Duration.ofSeconds(1));
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(limiter.take("hook")).isZero();
        assertThat(limiter.take("hook")).isPositive();
        assertThat(limiter.take("other")).isZero();
    }

    @Test
    void aRefusedRequestDoesNotCount() {
        RateLimiter limiter = new RateLimiter(10, Duration.ofMinutes(1), 1, 10, nanos::get);
        assertThat(limiter.take("a")).isZero();
        for (int i = 0; i < 100; i++) {
            assertThat(limiter.take("a")).isEqualTo(Duration.ofSeconds(6));
        }
    }

    @Test
    void memoryIsBounded() {
        RateLimiter limiter = new RateLimiter(1, Duration.ofMinutes(1), 1, 100, nanos::get);
        for (int i = 0; i < 100_000; i++) {
            assertThat(limiter.take("key-" + i)).isZero();
        }
        assertThat(limiter.take("key-99999")).isPositive();
    }
}
