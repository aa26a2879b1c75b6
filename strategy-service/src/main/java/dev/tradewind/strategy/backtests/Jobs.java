package dev.tradewind.strategy.backtests;

import dev.tradewind.contracts.rest.BacktestView;
import dev.tradewind.contracts.rest.Page;
import dev.tradewind.kit.ids.Ids;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.problem.Conflict;
import dev.tradewind.kit.problem.NotFound;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.SqlRow;
import dev.tradewind.strategy.worker.wire.JobKind;
import dev.tradewind.strategy.worker.wire.RunPlan;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The user's jobs. */
@Singleton
class Jobs {
    private static final String COLUMNS = """
            select j.id, j.kind, j.name, j.state, j.plan, j.sets, j.bars, j.work, j.figures, j.verdict, j.failure,
              j.created_at, j.started_at, j.ended_at,
              coalesce((select sum(case c.state when 'DONE' then c.work else c.done end) from backtest_chunk c
                where c.user_id = j.user_id and c.job_id = j.id), 0) as done
            from backtest_job j where j.user_id = $1""";

    private final BacktestsConfig config;
    private final WorkBell bell;
    private final Ids ids;
    private final InstantSource clock;

    Jobs(BacktestsConfig config, WorkBell bell, Ids ids, InstantSource clock) {
        this.config = config;
        this.bell = bell;
        this.ids = ids;
        this.clock = clock;
    }

    Page<BacktestView> list(Sql sql, UUID user, @Nullable JobKind kind, int limit, int offset) {
        String kindName = kind == null ? null : kind.name();
        List<BacktestView> items = sql.list(
                COLUMNS
                        + " and ($2::text is null or j.kind = $2) order by j.created_at desc, j.id desc limit $3 offset $4",
                this::view,
                user,
                kindName,
                limit,
                offset);
        long total = sql.one(
                "select count(*) as n from backtest_job where user_id = $1 and ($2::text is null or kind = $2)",
                row -> row.number("n"),
                user,
                kindName);
        return new Page<>(items, total, limit, offset);
    }

    BacktestView get(Sql sql, UUID user, UUID id) {
        return sql.find(COLUMNS + " and j.id = $2", this::view, user, id).orElseThrow(NotFound::of);
    }

    RunPlan plan(Sql sql, UUID user, UUID id) {
        return sql.find(
                        "select plan from backtest_job where user_id = $1 and id = $2",
                        row -> row.json("plan", RunPlan.class),
                        user,
                        id)
                .orElseThrow(NotFound::of);
    }

    /** Stores a job and its chunks; workers hear of it after the commit. */
    BacktestView create(Sql sql, UUID user, NewJob job) {
        refuseTooMany(sql, user);
        UUID id = ids.next();
        sql.update(
                """
                insert into backtest_job (user_id, id, kind, name, state, plan, sets, bars, work, created_at)
                values ($1, $2, $3, $4, 'QUEUED', $5, $6, $7, $8, $9)""",
                user,
                id,
                job.kind(),
                job.name(),
                Json.of(job.plan()),
                job.sets(),
                job.bars(),
                job.work(),
                clock.instant());
        sql.batch(
                """
                insert into backtest_chunk (user_id, job_id, number, first_set, sets, work, state)
                values ($1, $2, $3, $4, $5, $6, $7)""",
                Chunks.of(job, config.chunkWork()).stream()
                        .map(chunk -> new Object[] {
                            user,
                            id,
                            chunk.number(),
                            chunk.first(),
                            chunk.sets(),
                            chunk.work(),
                            chunk.waits() ? "WAITING" : "READY"
                        })
                        .toList());
        sql.afterCommit(bell::ring);
        return get(sql, user, id);
    }

    /** Ends a job that is not over; what a worker still computes for it is not heard any more. */
    BacktestView cancel(Sql sql, UUID user, UUID id) {
        // chunks first, as everywhere: the order of locks
        sql.update("delete from backtest_chunk where user_id = $1 and job_id = $2", user, id);
        int canceled = sql.update("""
                update backtest_job set state = 'CANCELED', ended_at = $3
                where user_id = $1 and id = $2 and state in ('QUEUED', 'RUNNING')""", user, id, clock.instant());
        BacktestView job = get(sql, user, id);
        if (canceled == 0 && !job.state().equals(JobState.CANCELED.name())) {
            throw Conflict.of("ALREADY_OVER", "This job is over already; it can be deleted.");
        }
        deletePieces(sql, user, id);
        return job;
    }

    void delete(Sql sql, UUID user, UUID id) {
        sql.update("delete from backtest_chunk where user_id = $1 and job_id = $2", user, id);
        if (sql.update("delete from backtest_job where user_id = $1 and id = $2", user, id) == 0) {
            throw NotFound.of();
        }
    }

    static void deletePieces(Sql sql, UUID user, UUID id) {
        sql.update("delete from backtest_piece where user_id = $1 and job_id = $2", user, id);
    }

    /** One user's requests one after another: both counts must still be true at the commit. */
    private void refuseTooMany(Sql sql, UUID user) {
        sql.one(
                "select pg_advisory_xact_lock(hashtextextended('backtests ' || $1::uuid::text, 0))::text as locked",
                row -> "",
                user);
        record Counts(long kept, long unfinished) {}
        Counts counts = sql.one("""
                select count(*) as kept, count(*) filter (where state in ('QUEUED', 'RUNNING')) as unfinished
                from backtest_job where user_id = $1""", row -> new Counts(row.number("kept"), row.number("unfinished")), user);
        if (counts.unfinished() >= config.maxUnfinished()) {
            throw Conflict.of(
                            "TOO_MANY_RUNNING",
                            counts.unfinished() + " of your backtests are not over yet, at most "
                                    + config.maxUnfinished() + " are allowed. Wait for one or cancel it.")
                    .with("limit", config.maxUnfinished())
                    .with("actual", counts.unfinished());
        }
        if (counts.kept() >= config.maxKept()) {
            throw Conflict.of("TOO_MANY", "You keep " + config.maxKept() + " backtests; delete one first.")
                    .with("limit", config.maxKept())
                    .with("actual", counts.kept());
        }
    }

    private BacktestView view(SqlRow row) {
        RunPlan plan = row.json("plan", RunPlan.class);
        JobState state = row.constant("state", JobState.class);
        Instant started = row.instant("started_at");
        double progress = progress(state, row.number("done"), row.number("work"));
        return new BacktestView(
                row.uuid("id"),
                row.text("kind"),
                row.text("name"),
                state.name(),
                progress,
                state == JobState.RUNNING ? secondsLeft(started, progress) : null,
                plan.strategy(),
                plan.series().stream().map(RunPlan.SeriesPlan::symbol).toList(),
                plan.timeframe(),
                plan.from(),
                plan.to(),
                row.number("sets"),
                row.number("bars"),
                plan.settings(),
                plan.ranges(),
                plan.windows(),
                row.text("failure"),
                row.json("figures", BacktestView.Figures.class),
                row.text("verdict"),
                row.instant("created_at"),
                started,
                row.instant("ended_at"));
    }

    private static double progress(JobState state, long done, long work) {
        if (state == JobState.DONE) {
            return 1;
        }
        return work == 0 ? 0 : Math.min(1, (double) done / work);
    }

    /** As long as it took so far, per share; null before there is anything to judge by. */
    private @Nullable Long secondsLeft(@Nullable Instant started, double progress) {
        if (started == null || progress <= 0) {
            return null;
        }
        double elapsed = Duration.between(started, clock.instant()).toMillis() / 1000.0;
        return Math.round(Math.max(0, elapsed) * (1 - progress) / progress);
    }
}
