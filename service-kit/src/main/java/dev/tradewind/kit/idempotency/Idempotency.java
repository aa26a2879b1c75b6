package dev.tradewind.kit.idempotency;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.problem.Invalid;
import dev.tradewind.kit.problem.ProblemException;
import dev.tradewind.kit.problem.Unprocessable;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.TenantTx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code Idempotency-Key} (D-20): the same key with the same body gives the stored answer, with another body 422; kept 24 h. */
@Singleton
public class Idempotency {
    public static final String HEADER = "Idempotency-Key";

    /** A stored answer. */
    public record Answer(int status, JsonNode body) {}

    private final TenantTx tx;
    private final Json json;

    @Inject
    public Idempotency(TenantTx tx, Json json) {
        this.tx = tx;
        this.json = json;
    }

    /**
     * Does the work once per (user, operation, key), in the caller's transaction: the answer commits with the effect. A second caller waits for the
     * first one's commit and gets its answer.
     */
    public Answer once(Sql sql, UUID user, String operation, String key, Object body, Supplier<Answer> work) {
        String name = checked(operation, key);
        String hash = hash(json.write(body));
        int mine = sql.update("""
                insert into idempotency_key (user_id, name, body_hash) values ($1, $2, $3)
                on conflict (user_id, name) do nothing""", user, name, hash);
        if (mine == 0) {
            return sql.find(
                            """
                            select body_hash, status, answer from idempotency_key where user_id = $1 and name = $2""",
                            row -> {
                                if (!hash.equals(row.text("body_hash"))) {
                                    throw reused();
                                }
                                return new Answer(row.integer("status"), row.json("answer"));
                            },
                            user,
                            name)
                    .orElseThrow(() -> new IllegalStateException("idempotency key vanished"));
        }
        Answer answer = work.get();
        sql.update(
                "update idempotency_key set status = $3, answer = $4 where user_id = $1 and name = $2",
                user,
                name,
                answer.status(),
                json.write(answer.body()));
        return answer;
    }

    /** As {@link #once(Sql, UUID, String, String, Object, Supplier)} for work that opens its own transactions; a crash in between leaves the key free after a minute. */
    public Answer onceOutside(UUID user, String operation, String key, Object body, Supplier<Answer> work) {
        String name = checked(operation, key);
        String hash = hash(json.write(body));
        Optional<Answer> stored = tx.as(user, sql -> claim(sql, user, name, hash));
        if (stored.isPresent()) {
            return stored.get();
        }
        Answer answer;
        try {
            answer = work.get();
        } catch (RuntimeException failure) {
            tx.run(
                    user,
                    sql -> sql.update(
                            "delete from idempotency_key where user_id = $1 and name = $2 and status is null",
                            user,
                            name));
            throw failure;
        }
        tx.run(
                user,
                sql -> sql.update(
                        "update idempotency_key set status = $3, answer = $4 where user_id = $1 and name = $2",
                        user,
                        name,
                        answer.status(),
                        json.write(answer.body())));
        return answer;
    }

    private Optional<Answer> claim(Sql sql, UUID user, String name, String hash) {
        int mine = sql.update("""
                insert into idempotency_key as k (user_id, name, body_hash) values ($1, $2, $3)
                on conflict (user_id, name) do update set created_at = now()
                where k.status is null and k.body_hash = excluded.body_hash and k.created_at < now() - interval '1 minute'""", user, name, hash);
        if (mine == 1) {
            return Optional.empty();
        }
        return Optional.of(sql.one(
                "select body_hash, status, answer from idempotency_key where user_id = $1 and name = $2",
                row -> {
                    if (!hash.equals(row.text("body_hash"))) {
                        throw reused();
                    }
                    if (!row.has("status")) {
                        throw new ProblemException(409, "IN_PROGRESS", "The same request is being worked on.")
                                .header("Retry-After", "1");
                    }
                    return new Answer(row.integer("status"), row.json("answer"));
                },
                user,
                name));
    }

    private static Unprocessable reused() {
        return Unprocessable.of("IDEMPOTENCY_KEY_REUSED", "This Idempotency-Key was used with another body before.");
    }

    private static String checked(String operation, @Nullable String key) {
        if (key == null || key.isBlank() || key.length() > 100) {
            throw Invalid.of(HEADER, "REQUIRED", "Send an " + HEADER + " header of 1 to 100 characters.");
        }
        return operation + ":" + key;
    }

    /** Deletes keys older than 24 h. */
    public int prune() {
        return tx.system(
                "prune-idempotency",
                sql -> sql.update(
                        "delete from idempotency_key where created_at < now() - $1::interval", Duration.ofHours(24)));
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException cannotHappen) {
            throw new IllegalStateException(cannotHappen);
        }
    }
}
