package dev.tradewind.auth.sessions;

import dev.tradewind.kit.problem.TooManyRequests;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows guessing down (promise S6): after three wrong passwords for an account from one address, that address waits 1, 2,
 * 4 … 60 s before the next try. Other addresses are not touched, so nobody can lock the owner out.
 */
@ApplicationScoped
public class LoginDelays {
    private static final int FREE_TRIES = 3;
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int MOST_REMEMBERED = 10_000;

    private final InstantSource clock;
    private final Map<Key, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Failures> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    LoginDelays(InstantSource clock) {
        this.clock = clock;
    }

    /** Refuses with 429 while the pair has to wait. */
    synchronized void check(String email, String ip) {
        Failures known = failures.get(new Key(email, ip));
        if (known == null || known.count() < FREE_TRIES) {
            return;
        }
        Duration wait = Duration.between(clock.instant(), known.last().plus(delayAfter(known.count())));
        if (wait.isPositive()) {
            throw TooManyRequests.after(wait);
        }
    }

    /** Counts a wrong password; returns how many there were in a row. */
    synchronized int failed(String email, String ip) {
        return failures.merge(
                        new Key(email, ip),
                        new Failures(1, clock.instant()),
                        (before, now) -> new Failures(before.count() + 1, now.last()))
                .count();
    }

    synchronized void succeeded(String email, String ip) {
        failures.remove(new Key(email, ip));
    }

    static Duration delayAfter(int failures) {
        int doublings = Math.min(failures - FREE_TRIES, 6);
        Duration delay = Duration.ofSeconds(1L << doublings);
        return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    }

    private record Key(String email, String ip) {}

    private record Failures(int count, Instant last) {}
}
