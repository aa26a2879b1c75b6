package dev.tradewind.kit.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands until the test moves it. In a {@code @QuarkusTest}: a {@code @Mock @Singleton} subclass takes the place of the system clock. */
public class TestClock implements InstantSource {
    private final AtomicReference<Instant> now;

    public TestClock() {
        this(Instant.parse("2026-11-21T12:00:00Z"));
    }

    public TestClock(Instant start) {
        this.now = new AtomicReference<>(start);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    public void set(Instant instant) {
        now.set(instant);
    }

    public void advance(Duration duration) {
        now.updateAndGet(instant -> instant.plus(duration));
    }
}
