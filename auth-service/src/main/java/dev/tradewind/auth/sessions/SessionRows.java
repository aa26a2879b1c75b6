package dev.tradewind.auth.sessions;

import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.SqlRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of sessions and of what was revoked. Each method works inside the caller's transaction. */
@ApplicationScoped
class SessionRows {

    void insert(Sql sql, Session session) {
        sql.update(
                "insert into user_session (user_id, session_id, token_id, token_issued_at, expires_at, created_at, ip,"
                        + " user_agent) values ($1, $2, $3, $4, $5, $6, $7, $8)",
                session.userId(),
                session.id(),
                session.tokenId(),
                session.tokenIssuedAt(),
                session.expiresAt(),
                session.createdAt(),
                session.ip(),
                session.userAgent());
    }

    Optional<Session> lock(Sql sql, UUID user, UUID session) {
        return sql.find(
                "select * from user_session where user_id = $1 and session_id = $2 for update",
                SessionRows::session,
                user,
                session);
    }

    Optional<Session> findByWebId(Sql sql, String webIdHash) {
        return sql.find("select * from user_session where web_id_hash = $1", SessionRows::session, webIdHash);
    }

    List<Session> live(Sql sql, UUID user, Instant now) {
        return sql.list(
                "select * from user_session where user_id = $1 and ended_at is null and expires_at > $2"
                        + " order by created_at desc limit 100",
                SessionRows::session,
                user,
                now);
    }

    void bindWebId(Sql sql, Session session, String webIdHash) {
        sql.update(
                "update user_session set web_id_hash = $3 where user_id = $1 and session_id = $2",
                session.userId(),
                session.id(),
                webIdHash);
    }

    void rotate(Sql sql, Session rotated) {
        sql.update(
                "update user_session set token_id = $3, token_issued_at = $4, expires_at = $5, previous_token_id = $6,"
                        + " rotated_at = $7 where user_id = $1 and session_id = $2",
                rotated.userId(),
                rotated.id(),
                rotated.tokenId(),
                rotated.tokenIssuedAt(),
                rotated.expiresAt(),
                rotated.previousTokenId(),
                rotated.rotatedAt());
    }

    /** False when it had ended before. */
    boolean end(Sql sql, UUID user, UUID session, String reason, Instant at) {
        return sql.update(
                        "update user_session set ended_at = $3, end_reason = $4 where user_id = $1 and session_id = $2"
                                + " and ended_at is null",
                        user,
                        session,
                        at,
                        reason)
                == 1;
    }

    void endAll(Sql sql, UUID user, String reason, Instant at) {
        sql.update(
                "update user_session set ended_at = $2, end_reason = $3 where user_id = $1 and ended_at is null",
                user,
                at,
                reason);
    }

    private static Session session(SqlRow row) {
        return new Session(
                row.uuid("user_id"),
                row.uuid("session_id"),
                row.uuid("token_id"),
                row.instant("token_issued_at"),
                row.instant("expires_at"),
                row.uuid("previous_token_id"),
                row.instant("rotated_at"),
                row.instant("created_at"),
                row.text("ip"),
                row.text("user_agent"),
                row.instant("ended_at"));
    }
}
