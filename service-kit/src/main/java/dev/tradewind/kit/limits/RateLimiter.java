package dev.tradewind.kit.limits;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** GCRA per key, in memory, bounded: {@code limit} requests per {@code period} with bursts up to {@code burst}. */
public final class RateLimiter {
    private final long emissionNanos;
    private final long toleranceNanos;
    private final LongSupplier nanoTime;
    private final Map<String, Long> arrival;

    /** {@code keys} is the most keys remembered; the one unused for longest is forgotten first. */
    public RateLimiter(int limit, Duration period, int burst, int keys, LongSupplier nanoTime) {
        this.emissionNanos = period.toNanos() / limit;
        this.toleranceNanos = emissionNanos * (burst - 1L);
        this.nanoTime = nanoTime;
        this.arrival = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                return size() > keys;
            }
        };
    }

    /** Burst equal to the limit, 10,000 keys. */
    public RateLimiter(int limit, Duration period) {
        this(limit, period, limit, 10_000, System::nanoTime);
    }

    /** Zero if the request may go; otherwise the time until it may. */
    public synchronized Duration take(String key) {
        long now = nanoTime.getAsLong();
        long theoretical = Math.max(arrival.getOrDefault(key, now), now);
        long allowedAt = theoretical - toleranceNanos;
        if (allowedAt > now) {
            return Duration.ofNanos(allowedAt - now);
        }
        arrival.put(key, theoretical + emissionNanos);
        return Duration.ZERO;
    }

    /** Takes one or fails with 429. */
    public void require(String key) {
        Duration wait = take(key);
        if (!wait.isZero()) {
            throw dev.tradewind.kit.problem.TooManyRequests.after(wait);
        }
    }
}
