package dev.tradewind.web.session;

import dev.tradewind.contracts.rest.AuthenticationView;
import dev.tradewind.web.WebConfiguration;
import dev.tradewind.web.backend.AuthClient;
import dev.tradewind.web.backend.BackendProblem;
import dev.tradewind.web.backend.Caller;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Turns the cookie's secret into a token (C-42). A token is used for five seconds and asked for again; with auth-service
 * away the last one is used until it ends, so that reading, closing and killing go on (C-53).
 */
@ApplicationScoped
public class Sessions {
    private static final int STRIPES = 64;

    private final AuthClient auth;
    private final InstantSource time;
    private final WebConfiguration configuration;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final ReentrantLock[] locks = new ReentrantLock[STRIPES];

    private record Known(Session session, long askedAtNanos) {}

    Sessions(AuthClient auth, InstantSource time, WebConfiguration configuration) {
        this.auth = auth;
        this.time = time;
        this.configuration = configuration;
        for (int i = 0; i < STRIPES; i++) {
            locks[i] = new ReentrantLock();
        }
    }

    /** The session behind a secret, or nothing when it ended. */
    public Optional<Session> find(String secret, Caller caller) {
        Known now = known.get(secret);
        if (now != null && isFresh(now)) {
            return Optional.of(now.session());
        }
        ReentrantLock lock = locks[Math.floorMod(secret.hashCode(), STRIPES)];
        lock.lock();
        try {
            Known meanwhile = known.get(secret);
            return meanwhile != null && isFresh(meanwhile)
                    ? Optional.of(meanwhile.session())
                    : ask(secret, caller, meanwhile);
        } finally {
            lock.unlock();
        }
    }

    private Optional<Session> ask(String secret, Caller caller, @Nullable Known before) {
        try {
            AuthenticationView answer = auth.exchange(secret, caller);
            Session session = new Session(answer.user(), answer.token(), answer.expiresAt());
            makeRoom();
            known.put(secret, new Known(session, System.nanoTime()));
            return Optional.of(session);
        } catch (BackendProblem problem) {
            if (problem.status() == 401 || problem.status() == 404) {
                known.remove(secret);
                return Optional.empty();
            }
            if (before != null && before.session().expiresAt().isAfter(time.instant())) {
                Log.debugf(
                        "auth away, last token used until=%s", before.session().expiresAt());
                return Optional.of(before.session());
            }
            throw problem;
        }
    }

    private boolean isFresh(Known entry) {
        return System.nanoTime() - entry.askedAtNanos()
                        < configuration.sessionTokenLife().toNanos()
                && entry.session().expiresAt().isAfter(time.instant());
    }

    /** Forgets a session, for example after log-out. */
    public void forget(String secret) {
        known.remove(secret);
    }

    /** Forgets what is known of a user, because a fact says that it changed. */
    public void forgetUser(UUID user) {
        known.values().removeIf(entry -> entry.session().user().id().equals(user));
    }

    private void makeRoom() {
        if (known.size() >= configuration.maxSessions()) {
            long oldest = System.nanoTime() - configuration.sessionTokenLife().toNanos();
            known.values().removeIf(entry -> entry.askedAtNanos() < oldest);
        }
        if (known.size() >= configuration.maxSessions()) {
            known.clear(); // each is asked for again at its next request
        }
    }
}
