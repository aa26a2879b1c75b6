package dev.tradewind.strategy.backtests;

import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.lifecycle.Stopping;
import dev.tradewind.kit.problem.Conflict;
import dev.tradewind.kit.problem.ProblemException;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.TenantTx;
import dev.tradewind.strategy.worker.wire.ChunkResult;
import dev.tradewind.strategy.worker.wire.JobKind;
import dev.tradewind.strategy.worker.wire.PieceKind;
import dev.tradewind.strategy.worker.wire.RunPlan;
import dev.tradewind.strategy.worker.wire.WorkOrder;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Chunks of all users' jobs as one queue in Postgres. A chunk is lent for a time; a worker that is silent for longer loses it to
 * the next one that asks. Whatever is told counts once, and only from the worker that has the chunk.
 */
@Singleton
class WorkQueue {
    private static final int TRIES = 3;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    /**
     * The user with the least work at workers goes first, of equals the one whose last turn is longest ago. So do the jobs of one
     * user, and before them his single runs: a sweep is patient.
     */
    private static final String NEXT = """
            with busy as (
              select user_id, job_id, sum(work) as work from backtest_chunk
              where state = 'CLAIMED' and lease_until > clock_timestamp() group by user_id, job_id
            ), open as (
              select user_id, job_id, number from backtest_chunk
              where state = 'READY' or (state = 'CLAIMED' and lease_until <= clock_timestamp())
            ), turn as (
              select u.user_id,
                coalesce((select sum(b.work) from busy b where b.user_id = u.user_id), 0) as running,
                (select max(j.claimed_at) from backtest_job j where j.user_id = u.user_id) as last_turn
              from (select distinct user_id from open) u
            )
            select c.user_id, c.job_id, c.number, c.attempts, c.first_set, c.sets
            from open o
            join backtest_chunk c using (user_id, job_id, number)
            join turn t using (user_id)
            join backtest_job j on j.user_id = c.user_id and j.id = c.job_id
            left join busy b on b.user_id = c.user_id and b.job_id = c.job_id
            where c.state = 'READY' or (c.state = 'CLAIMED' and c.lease_until <= clock_timestamp())
            order by t.running, t.last_turn nulls first,
              (j.kind = 'SINGLE') desc, coalesce(b.work, 0), j.claimed_at nulls first, j.created_at, c.job_id, c.number
            limit 1 for update of c skip locked""";

    private static final String MINE =
            " where user_id = $1 and job_id = $2 and number = $3 and claim_id = $4 and state = 'CLAIMED'";

    private final TenantTx tx;
    private final BacktestsConfig config;
    private final WorkBell bell;
    private final Stopping stopping;
    private final InstantSource clock;

    WorkQueue(TenantTx tx, BacktestsConfig config, WorkBell bell, Stopping stopping, InstantSource clock) {
        this.tx = tx;
        this.config = config;
        this.bell = bell;
        this.stopping = stopping;
        this.clock = clock;
        stopping.onStop(bell::ring);
    }

    /** A claim as its address names it. */
    record Claim(UUID user, UUID job, int chunk, UUID id) {}

    /**
     * A chunk for a worker, as soon as there is one; empty when there was none for the time.
     *
     * @param isGone whether nobody waits for the answer any more: a chunk lent to a dead worker would lie until its lease is over
     */
    Optional<WorkOrder> claim(String worker, Duration patience, BooleanSupplier isGone) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (true) {
            long seen = bell.rings();
            Optional<WorkOrder> order = isGone.getAsBoolean() ? Optional.empty() : tryClaim(worker);
            long left = until - System.nanoTime();
            if (order.isPresent() || left <= 0 || stopping.isStopping() || isGone.getAsBoolean()) {
                return order;
            }
            bell.await(seen, Duration.ofNanos(Math.min(left, LOOK_EVERY.toNanos())));
        }
    }

    private Optional<WorkOrder> tryClaim(String worker) {
        record Found(UUID user, UUID job, int chunk, int attempts, long first, long sets) {}
        return tx.system("claim-backtest", sql -> {
            Optional<Found> found = sql.find(
                    NEXT,
                    row -> new Found(
                            row.uuid("user_id"),
                            row.uuid("job_id"),
                            row.integer("number"),
                            row.integer("attempts"),
                            row.number("first_set"),
                            row.number("sets")));
            if (found.isEmpty()) {
                return Optional.empty();
            }
            Found chunk = found.get();
            if (chunk.attempts() >= TRIES) {
                giveUp(sql, chunk.user(), chunk.job());
                return Optional.empty();
            }
            UUID claim = UUID.randomUUID();
            sql.update("""
                    update backtest_chunk set state = 'CLAIMED', claim_id = $4, worker = $5, attempts = attempts + 1, done = 0,
                      lease_until = clock_timestamp() + $6::interval
                    where user_id = $1 and job_id = $2 and number = $3""", chunk.user(), chunk.job(), chunk.chunk(), claim, worker, config.lease());
            sql.update("""
                    update backtest_job set state = 'RUNNING', claimed_at = clock_timestamp(), started_at = coalesce(started_at, $3)
                    where user_id = $1 and id = $2""", chunk.user(), chunk.job(), clock.instant());
            return sql.find(
                    "select kind, plan from backtest_job where user_id = $1 and id = $2",
                    row -> new WorkOrder(
                            chunk.user(),
                            chunk.job(),
                            chunk.chunk(),
                            claim,
                            row.constant("kind", JobKind.class),
                            row.json("plan", RunPlan.class),
                            chunk.first(),
                            chunk.sets()),
                    chunk.user(),
                    chunk.job());
        });
    }

    private void giveUp(Sql sql, UUID user, UUID job) {
        sql.update("delete from backtest_chunk where user_id = $1 and job_id = $2", user, job);
        sql.update(
                """
                update backtest_job set state = 'FAILED', ended_at = $3, failure = $4
                where user_id = $1 and id = $2 and state in ('QUEUED', 'RUNNING')""",
                user,
                job,
                clock.instant(),
                "The worker stopped " + TRIES + " times while computing this, probably for want of memory; "
                        + "try fewer bars.");
        Log.warnf("backtest given up userId=%s jobId=%s tries=%d", user, job, TRIES);
    }

    /** Prolongs the lease; false when the chunk is somebody else's or the job is over. */
    boolean progress(Claim claim, double share) {
        return tx.as(
                claim.user(),
                sql -> sql.update(
                                "update backtest_chunk set done = (work * $5::double precision)::bigint,"
                                        + " lease_until = clock_timestamp() + $6::interval" + MINE,
                                claim.user(),
                                claim.job(),
                                claim.chunk(),
                                claim.id(),
                                Math.clamp(share, 0, 1),
                                config.lease())
                        == 1);
    }

    /** Keeps a piece; the same one again changes nothing. */
    void piece(Claim claim, PieceKind kind, int number, int items, byte[] body) {
        tx.run(claim.user(), sql -> {
            hold(sql, claim);
            sql.update("""
                    insert into backtest_piece (user_id, job_id, kind, number, items, body) values ($1, $2, $3, $4, $5, $6)
                    on conflict (user_id, job_id, kind, number) do update set items = excluded.items, body = excluded.body""", claim.user(), claim.job(), kind, number, items, body);
            sql.update(
                    "update backtest_chunk set lease_until = clock_timestamp() + $5::interval" + MINE,
                    claim.user(),
                    claim.job(),
                    claim.chunk(),
                    claim.id(),
                    config.lease());
        });
    }

    /** A piece that another chunk of the same job delivered. */
    byte[] piece(Claim claim, PieceKind kind, int number) {
        return tx.as(claim.user(), sql -> {
            hold(sql, claim);
            return Results.piece(sql, claim.user(), claim.job(), kind, number);
        });
    }

    /** The chunk is done; with the last one the job is. Told twice, it counts once. */
    void done(Claim claim, ChunkResult result) {
        tx.run(claim.user(), sql -> {
            if (isDone(sql, claim)) {
                return;
            }
            hold(sql, claim);
            sql.update(
                    "update backtest_chunk set state = 'DONE', done = work, lease_until = null" + MINE,
                    claim.user(),
                    claim.job(),
                    claim.chunk(),
                    claim.id());
            // the row lock makes the chunks of a job end one after another, so that the last one knows it is the last
            sql.update(
                    """
                    update backtest_job set bars = $3,
                      figures = case
                        when $4::jsonb is null then figures
                        when figures is null or $5::double precision > score then $4::jsonb
                        -- of equals always the same one, whichever chunk ends first
                        when $5::double precision = score and $4::jsonb::text < figures::text then $4::jsonb
                        else figures end,
                      score = greatest(score, $5::double precision),
                      verdict = coalesce($6, verdict)
                    where user_id = $1 and id = $2""",
                    claim.user(),
                    claim.job(),
                    result.bars(),
                    result.figures() == null ? null : Json.of(result.figures()),
                    result.score(),
                    result.verdict());
            wakeWaiting(sql, claim);
            endIfAllDone(sql, claim);
        });
    }

    /** The chunk that waits for all others of its job is ready when they are done. */
    private void wakeWaiting(Sql sql, Claim claim) {
        int woken = sql.update("""
                update backtest_chunk set state = 'READY' where user_id = $1 and job_id = $2 and state = 'WAITING'
                  and not exists (select 1 from backtest_chunk other where other.user_id = $1 and other.job_id = $2
                    and other.state not in ('DONE', 'WAITING'))""", claim.user(), claim.job());
        if (woken == 1) {
            sql.afterCommit(bell::ring);
        }
    }

    private void endIfAllDone(Sql sql, Claim claim) {
        boolean isOpen = sql.one("""
                select exists (select 1 from backtest_chunk where user_id = $1 and job_id = $2 and state <> 'DONE') as open""", row -> row.bool("open"), claim.user(), claim.job());
        if (!isOpen) {
            sql.update("delete from backtest_chunk where user_id = $1 and job_id = $2", claim.user(), claim.job());
            sql.update(
                    "delete from backtest_piece where user_id = $1 and job_id = $2 and kind = $3",
                    claim.user(),
                    claim.job(),
                    PieceKind.CHOICES);
            sql.update(
                    "update backtest_job set state = 'DONE', ended_at = $3 where user_id = $1 and id = $2",
                    claim.user(),
                    claim.job(),
                    clock.instant());
        }
    }

    /** The chunk has no result, and so the job has none. */
    void failed(Claim claim, String reason) {
        tx.run(claim.user(), sql -> {
            hold(sql, claim);
            sql.update("delete from backtest_chunk where user_id = $1 and job_id = $2", claim.user(), claim.job());
            sql.update(
                    "update backtest_job set state = 'FAILED', failure = $3, ended_at = $4 where user_id = $1 and id = $2",
                    claim.user(),
                    claim.job(),
                    reason,
                    clock.instant());
            Jobs.deletePieces(sql, claim.user(), claim.job());
        });
    }

    /** A worker that stops in order gives its chunk back, so that nobody has to wait for the lease. */
    void release(Claim claim) {
        tx.run(claim.user(), sql -> {
            int released = sql.update(
                    "update backtest_chunk set state = 'READY', claim_id = null, lease_until = null, done = 0" + MINE,
                    claim.user(),
                    claim.job(),
                    claim.chunk(),
                    claim.id());
            if (released == 1) {
                sql.afterCommit(bell::ring);
            }
        });
    }

    private static boolean isDone(Sql sql, Claim claim) {
        return sql.find("""
                        select 1 as done from backtest_chunk
                        where user_id = $1 and job_id = $2 and number = $3 and claim_id = $4 and state = 'DONE'""", row -> row.integer("done"), claim.user(), claim.job(), claim.chunk(), claim.id())
                .isPresent();
    }

    /** Holds the chunk for this transaction, or fails because it is not the caller's any more. */
    private static void hold(Sql sql, Claim claim) {
        if (sql.find(
                        "select 1 as held from backtest_chunk" + MINE + " for update",
                        row -> row.integer("held"),
                        claim.user(),
                        claim.job(),
                        claim.chunk(),
                        claim.id())
                .isEmpty()) {
            throw lost();
        }
    }

    private static ProblemException lost() {
        return Conflict.of("CLAIM_LOST", "This chunk is not yours any more: its job is over or another worker has it.");
    }
}
