package dev.tradewind.kit.jobs;

import dev.tradewind.kit.tenancy.TenantTx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Each tick of a job is a row that one replica wins, by the database clock (R16). */
@Singleton
public class JobTicks {
    private static final String WIN = """
            insert into job_tick (job, tick, late_by)
            select $1, t.tick, clock_timestamp() - to_timestamp(t.tick * $2::numeric / 1000)
            from (select floor(extract(epoch from clock_timestamp()) * 1000 / $2::numeric)::bigint as tick) t
            on conflict do nothing returning tick""";

    private final TenantTx tx;

    @Inject
    public JobTicks(TenantTx tx) {
        this.tx = tx;
    }

    /** True for exactly one caller per tick of {@code every}. */
    public boolean win(String job, Duration every) {
        return winTick(job, every).isPresent();
    }

    /** Number of the tick won. */
    public Optional<Long> winTick(String job, Duration every) {
        return tx.system("job-tick", sql -> {
            Optional<Long> won =
                    sql.find(WIN, row -> row.number("tick"), job, java.math.BigDecimal.valueOf(every.toMillis()));
            won.ifPresent(tick -> sql.update("""
                    update job_tick set missed = greatest(0, $2 - 1 - coalesce(
                      (select max(tick) from job_tick where job = $1 and tick < $2), $2 - 1))
                    where job = $1 and tick = $2""", job, tick));
            return won;
        });
    }

    /** Records how a tick ended. */
    public void finished(String job, long tick, String outcome) {
        tx.runSystem(
                "job-tick",
                sql -> sql.update(
                        "update job_tick set finished_at = clock_timestamp(), outcome = $3 where job = $1 and tick = $2",
                        job,
                        tick,
                        outcome));
    }

    /** Deletes ticks won longer ago than {@code keep}. */
    public int prune(Duration keep) {
        return tx.system(
                "prune-ticks",
                sql -> sql.update("delete from job_tick where won_at < clock_timestamp() - $1::interval", keep));
    }
}
