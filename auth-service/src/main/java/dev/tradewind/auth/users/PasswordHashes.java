package dev.tradewind.auth.users;

import at.favre.lib.crypto.bcrypt.BCrypt;
import dev.tradewind.kit.problem.Unavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * bcrypt with cost 12. One hash costs a core a quarter of a second, so at most two run at once and few may wait:
 * guessing is slow for the guesser and no lever against everybody else (promise S6).
 */
@ApplicationScoped
public class PasswordHashes {
    private static final int COST = 12;
    private static final int AT_ONCE = 2;
    private static final int MOST_WAITING = 32;
    private static final int MOST_BYTES = 72;

    private final Semaphore running = new Semaphore(AT_ONCE, true);
    private final AtomicInteger waiting = new AtomicInteger();
    // compared against when there is no such user, so that both answers take the same time
    private final String nobody = BCrypt.withDefaults().hashToString(COST, "nobody has this password 1".toCharArray());

    public String hash(String password) {
        return inLine(() -> BCrypt.withDefaults().hashToString(COST, password.toCharArray()));
    }

    public boolean matches(String password, String hash) {
        // too long cannot be right, but must take as long as a wrong one
        boolean isTooLong = password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
        String compared = isTooLong ? "x" : password;
        boolean verified = inLine(() -> BCrypt.verifyer().verify(compared.toCharArray(), hash.toCharArray()).verified);
        return verified && !isTooLong;
    }

    /** Takes as long as {@link #matches} and never does. */
    public void matchNobody(String password) {
        matches(password, nobody);
    }

    private <T> T inLine(Supplier<T> work) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            throw busy();
        }
        try {
            if (!running.tryAcquire(10, TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw busy();
        } finally {
            waiting.decrementAndGet();
        }
        try {
            return work.get();
        } finally {
            running.release();
        }
    }

    private static Unavailable busy() {
        return Unavailable.of("LOGIN_BUSY", "Too many people log in at this moment. Try again in a few seconds.");
    }
}
