package dev.tradewind.auth.sessions;

import dev.tradewind.kit.identity.Revocation;
import dev.tradewind.kit.jobs.JobTicks;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.TenantTx;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that ended before their time (S5). Other services poll the list; this one takes an entry over when it commits.
 * An entry is kept until every token it concerns has ended by itself.
 */
@ApplicationScoped
class Revocations {
    // an access token lives 24 h; one hour more for clocks that differ
    private static final Duration KEPT = Duration.ofHours(25);
    private static final int MOST_AT_ONCE = 5_000;

    private final TenantTx tx;
    private final InstantSource clock;
    private final JobTicks ticks;
    private final dev.tradewind.kit.identity.Revocations known;

    private final AtomicLong seen = new AtomicLong();

    Revocations(TenantTx tx, InstantSource clock, JobTicks ticks, dev.tradewind.kit.identity.Revocations known) {
        this.tx = tx;
        this.clock = clock;
        this.ticks = ticks;
        this.known = known;
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("load-revocations").start(() -> {
            while (true) {
                try {
                    catchUp();
                    return;
                } catch (RuntimeException databaseAway) {
                    Log.warnf("revocations not loaded yet: %s", databaseAway.getMessage());
                    pause();
                }
            }
        });
    }

    /** Takes over what is new, also what other replicas wrote. */
    @Scheduled(every = "1s", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void catchUp() {
        while (true) {
            Revocation.Page page = after(seen.get());
            known.accept(page);
            if (page.items().isEmpty()) {
                return;
            }
            seen.accumulateAndGet(page.position(), Math::max);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofSeconds(1));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** One token ends; inside the caller's transaction. */
    void endToken(Sql sql, UUID user, UUID token) {
        insert(sql, user, token, null);
    }

    /** Every token of the user made below {@code epoch} ends; inside the caller's transaction. */
    void endTokensBelow(Sql sql, UUID user, long epoch) {
        insert(sql, user, null, epoch);
    }

    // numbered under the head's lock: a reader that has seen number n has seen everything below it
    private void insert(Sql sql, UUID user, @Nullable UUID token, @Nullable Long epoch) {
        Instant now = clock.instant();
        long sequence = sql.one(
                "with head as (update revocation_head set sequence = sequence + 1 returning sequence),"
                        + " entry as (insert into revocation (sequence, user_id, token_id, epoch, at)"
                        + " select sequence, $1, $2, $3, $4 from head)"
                        + " select sequence from head",
                row -> row.number("sequence"),
                user,
                token,
                epoch,
                now);
        Revocation entry = entry(sequence, user, token, epoch, now);
        sql.afterCommit(() -> known.accept(new Revocation.Page(List.of(entry), sequence)));
    }

    Revocation.Page after(long sequence) {
        return tx.system("revocations", sql -> {
            List<Revocation> entries = sql.list(
                    "select * from revocation where sequence > $1 order by sequence limit $2",
                    row -> entry(
                            row.number("sequence"),
                            row.uuid("user_id"),
                            row.uuid("token_id"),
                            row.has("epoch") ? row.number("epoch") : null,
                            row.instant("at")),
                    sequence,
                    MOST_AT_ONCE);
            return new Revocation.Page(
                    entries, entries.isEmpty() ? sequence : entries.getLast().position());
        });
    }

    private static Revocation entry(long sequence, UUID user, @Nullable UUID token, @Nullable Long epoch, Instant at) {
        return epoch == null
                ? new Revocation(sequence, token, null, 0, at.plus(KEPT))
                : new Revocation(sequence, null, user, epoch.intValue(), at.plus(KEPT));
    }

    @Scheduled(every = "1h", delayed = "5m", identity = "revocation-pruning")
    @RunOnVirtualThread
    void prune() {
        if (ticks.win("revocation-pruning", Duration.ofHours(1))) {
            tx.runSystem(
                    "revocation-pruning",
                    sql -> sql.update(
                            "delete from revocation where at < $1",
                            clock.instant().minus(KEPT)));
        }
    }
}
