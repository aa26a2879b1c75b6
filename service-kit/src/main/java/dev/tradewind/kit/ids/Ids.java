package dev.tradewind.kit.ids;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/** Makes UUIDv7 ids: time in front, so that rows made together lie together; random behind, so that nobody guesses them. */
@Singleton
public class Ids {
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private long lastMillis;
    private int sequence;

    @Inject
    public Ids(InstantSource clock) {
        this.clock = clock;
    }

    /** A new id; ids of one process are strictly ascending while the clock does not run backwards by more than it made ids. */
    public UUID next() {
        long millis;
        int counter;
        synchronized (this) {
            long now = clock.millis();
            if (now > lastMillis) {
                lastMillis = now;
                sequence = random.nextInt(0x400);
            } else if (++sequence > 0xfff) {
                lastMillis++;
                sequence = 0;
            }
            millis = lastMillis;
            counter = sequence;
        }
        long most = (millis << 16) | 0x7000L | counter;
        long least = (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(most, least);
    }
}
