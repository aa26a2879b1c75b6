package dev.tradewind.auth.sessions;

import dev.tradewind.auth.users.User;
import dev.tradewind.auth.users.Users;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.contracts.events.SessionRevokedV1;
import dev.tradewind.contracts.rest.AuthenticationView;
import dev.tradewind.contracts.rest.SessionView;
import dev.tradewind.contracts.rest.WebSessionView;
import dev.tradewind.kit.events.Event;
import dev.tradewind.kit.events.EventLog;
import dev.tradewind.kit.ids.Ids;
import dev.tradewind.kit.jobs.JobTicks;
import dev.tradewind.kit.problem.Conflict;
import dev.tradewind.kit.problem.NotFound;
import dev.tradewind.kit.problem.ProblemException;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.TenantTx;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The life of a session: opened at log-in, renewed in its last hour, ended by log-out, by an administrator or by theft. */
@ApplicationScoped
public class Sessions {
    private static final Duration LIFE = Duration.ofHours(24);
    private static final Duration RENEWABLE = Duration.ofHours(1);
    private static final Duration SAME_ANSWER = Duration.ofSeconds(10);
    private static final Duration KEPT = Duration.ofDays(30);

    private final TenantTx tx;
    private final SessionRows rows;
    private final Users users;
    private final AccessTokens tokens;
    private final Revocations revocations;
    private final EventLog events;
    private final Ids ids;
    private final InstantSource clock;
    private final JobTicks ticks;

    Sessions(
            TenantTx tx,
            SessionRows rows,
            Users users,
            AccessTokens tokens,
            Revocations revocations,
            EventLog events,
            Ids ids,
            InstantSource clock,
            JobTicks ticks) {
        this.tx = tx;
        this.rows = rows;
        this.users = users;
        this.tokens = tokens;
        this.revocations = revocations;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.ticks = ticks;
    }

    /** A new session, inside the caller's transaction. */
    Session open(Sql sql, User user, @Nullable String ip, @Nullable String userAgent) {
        Instant now = now();
        var session = new Session(
                user.id(), ids.next(), ids.next(), now, now.plus(LIFE), null, null, now, ip, userAgent, null);
        rows.insert(sql, session);
        return session;
    }

    AuthenticationView answer(User user, Session session) {
        return new AuthenticationView(user.view(), tokens.of(user, session), session.expiresAt());
    }

    /** Ties a browser to a session: only the hash of the id it gets is stored (C-42). */
    WebSessionView bindBrowser(UUID userId, UUID sessionId) {
        WebSessionId id = WebSessionId.random();
        return tx.as(userId, sql -> {
            Session session = liveSession(sql, userId, sessionId);
            rows.bindWebId(sql, session, id.hash());
            User user = users.find(sql, userId).orElseThrow(Sessions::unauthenticated);
            return new WebSessionView(id.text(), user.view(), session.expiresAt());
        });
    }

    /** The token of a browser's session; in the last hour it is renewed on the way. */
    AuthenticationView exchange(String webSessionId) {
        Session found = tx.system(
                        "web-session",
                        sql -> rows.findByWebId(
                                sql, WebSessionId.of(webSessionId).hash()))
                .orElseThrow(Sessions::unauthenticated);
        return tx.as(found.userId(), sql -> {
            Session session = liveSession(sql, found.userId(), found.id());
            User user = activeUser(sql, session);
            return answer(user, isRenewable(session) ? renew(sql, session) : session);
        });
    }

    /**
     * A fresh token for one that ends within the hour. The same old token within 10 s gets the same new one (C-60);
     * later it is taken for stolen and ends the session.
     */
    AuthenticationView refresh(UUID userId, UUID sessionId, UUID tokenId) {
        var outcome = tx.as(userId, sql -> refreshed(sql, userId, sessionId, tokenId));
        if (outcome == null) {
            throw new ProblemException(
                    401, "TOKEN_REPLAYED", "This token was used before. For your safety the session has been ended.");
        }
        return outcome;
    }

    private @Nullable AuthenticationView refreshed(Sql sql, UUID userId, UUID sessionId, UUID tokenId) {
        Session session = liveSession(sql, userId, sessionId);
        User user = activeUser(sql, session);
        if (tokenId.equals(session.tokenId())) {
            if (!isRenewable(session)) {
                throw Conflict.of("TOKEN_STILL_FRESH", "A token can be renewed only in its last hour.");
            }
            return answer(user, renew(sql, session));
        }
        Instant rotatedAt = session.rotatedAt();
        boolean isLostAnswer = tokenId.equals(session.previousTokenId())
                && rotatedAt != null
                && clock.instant().isBefore(rotatedAt.plus(SAME_ANSWER));
        if (isLostAnswer) {
            return answer(user, session);
        }
        endInside(sql, session, "REPLAYED");
        return null; // committed: the end of the session must survive the refusal
    }

    private Session renew(Sql sql, Session session) {
        Instant now = now();
        var renewed = new Session(
                session.userId(),
                session.id(),
                ids.next(),
                now,
                now.plus(LIFE),
                session.tokenId(),
                now,
                session.createdAt(),
                session.ip(),
                session.userAgent(),
                null);
        rows.rotate(sql, renewed);
        revocations.endToken(sql, session.userId(), session.tokenId());
        return renewed;
    }

    List<SessionView> ofUser(UUID userId, UUID currentSession) {
        return tx.as(
                userId,
                sql -> rows.live(sql, userId, clock.instant()).stream()
                        .map(session -> session.view(currentSession))
                        .toList());
    }

    /** Ends a session; ending it twice is fine, one that never was is not found. */
    void end(UUID userId, UUID sessionId, String reason) {
        tx.run(userId, sql -> {
            endInside(sql, rows.lock(sql, userId, sessionId).orElseThrow(NotFound::of), reason);
        });
    }

    /** Ends every live session of the user but one. */
    void endOthers(UUID userId, UUID kept) {
        tx.run(
                userId,
                sql -> rows.live(sql, userId, clock.instant()).stream()
                        .filter(session -> !session.id().equals(kept))
                        .forEach(session -> endInside(sql, session, "ENDED_BY_USER")));
    }

    /** Forgets sessions that are over for a month. */
    @Scheduled(every = "1h", delayed = "7m", identity = "session-pruning")
    @RunOnVirtualThread
    void prune() {
        if (ticks.win("session-pruning", Duration.ofHours(24))) {
            tx.runSystem(
                    "session-pruning",
                    sql -> sql.update(
                            "delete from user_session where expires_at < $1",
                            clock.instant().minus(KEPT)));
        }
    }

    private void endInside(Sql sql, Session session, String reason) {
        Instant now = clock.instant();
        UUID userId = session.userId();
        if (rows.end(sql, userId, session.id(), reason, now)) {
            revocations.endToken(sql, userId, session.tokenId());
            var fact = new SessionRevokedV1(userId, session.id(), reason, now);
            events.append(sql, Event.of(EventTypes.SESSION_REVOKED, userId, session.id(), 1, fact));
        }
    }

    /** Voids every token of a user made before {@code epoch}; inside the transaction that raised it. */
    public void endAll(Sql sql, User user, String reason) {
        Instant now = clock.instant();
        rows.endAll(sql, user.id(), reason, now);
        revocations.endTokensBelow(sql, user.id(), user.tokenEpoch());
    }

    private Session liveSession(Sql sql, UUID userId, UUID sessionId) {
        return rows.lock(sql, userId, sessionId)
                .filter(session -> session.isLive(clock.instant()))
                .orElseThrow(Sessions::unauthenticated);
    }

    private User activeUser(Sql sql, Session session) {
        return users.find(sql, session.userId()).filter(User::isActive).orElseThrow(Sessions::unauthenticated);
    }

    private boolean isRenewable(Session session) {
        return clock.instant().isAfter(session.expiresAt().minus(RENEWABLE));
    }

    // tokens count in seconds, the database in microseconds: the row must say what the token says
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    static ProblemException unauthenticated() {
        return new ProblemException(401, "UNAUTHENTICATED", "Log in first: the session is missing or has ended.");
    }
}
