package dev.tradewind.auth.users;

import at.favre.lib.crypto.bcrypt.BCrypt;
import dev.tradewind.kit.problem.Unavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * bcrypt with cost 12. One hash costs a core a quarter of a second, so at most two run at once and few may wait:
 * guessing is slow for the guesser and no lever against everybody else (promise S6). They run on threads of their own,
 * because two of them on virtual threads would hold up every other request of a machine with two cores.
 */
@ApplicationScoped
public class PasswordHashes {
    private static final int COST = 12;
    private static final int AT_ONCE = 2;
    private static final int MOST_WAITING = 32;
    private static final int MOST_BYTES = 72;
    private static final int LONGEST_SECONDS = 20;

    private final int cost;
    private final ExecutorService workers;
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger peak = new AtomicInteger();
    // compared against when there is no such user, so that both answers take the same time
    private final String nobody;

    public PasswordHashes() {
        this(COST);
    }

    PasswordHashes(int cost) {
        this.cost = cost;
        this.workers = new ThreadPoolExecutor(
                AT_ONCE,
                AT_ONCE,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform()
                        .daemon()
                        .name("bcrypt-", 0)
                        .priority(Thread.MIN_PRIORITY)
                        .factory());
        this.nobody = BCrypt.withDefaults().hashToString(cost, "nobody has this password 1".toCharArray());
    }

    public String hash(String password) {
        return inLine(() -> BCrypt.withDefaults().hashToString(cost, password.toCharArray()));
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

    /** Most hashes that ever ran at the same time. */
    int peak() {
        return peak.get();
    }

    private <T> T inLine(Callable<T> work) {
        Future<T> answer;
        try {
            answer = workers.submit(() -> {
                peak.accumulateAndGet(running.incrementAndGet(), Math::max);
                try {
                    return work.call();
                } finally {
                    running.decrementAndGet();
                }
            });
        } catch (RejectedExecutionException full) {
            throw busy();
        }
        try {
            return answer.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException slow) {
            answer.cancel(false);
            throw busy();
        } catch (InterruptedException interrupted) {
            answer.cancel(false);
            Thread.currentThread().interrupt();
            throw busy();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("bcrypt failed", failed.getCause());
        }
    }

    private static Unavailable busy() {
        return Unavailable.of("LOGIN_BUSY", "Too many people log in at this moment. Try again in a few seconds.");
    }
}
