package dev.tradewind.broker.positions.persistence;

import dev.tradewind.contracts.rest.MonitorView;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.SqlRow;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Job ticks as heartbeats. The pace of a job is the distance of its ticks. */
@Singleton
public class MonitorQueries {
    /** A monitor is late when it has not succeeded for this many of its paces. */
    private static final int LATE_AFTER = 3;

    public List<MonitorView> all(Sql sql, Instant now) {
        return sql.list(
                """
                select job,
                  max(finished_at) filter (where outcome like 'ok%') as last_success,
                  max(won_at) as last_won,
                  coalesce(round(extract(epoch from (max(won_at) - min(won_at)))
                    / nullif(max(tick) - min(tick), 0)), 0)::bigint as every_seconds,
                  coalesce((array_agg((extract(epoch from finished_at - won_at) * 1000)::bigint order by tick desc)
                    filter (where finished_at is not null))[1], 0) as duration,
                  (array_agg(outcome order by tick desc) filter (where finished_at is not null))[1] as outcome
                from job_tick where won_at > $1 and job = any($2) group by job order by job""",
                row -> view(row, now),
                now.minus(Duration.ofMinutes(10)),
                (Object) WATCHED);
    }

    /** The monitors of D-14 that exist so far. */
    private static final String[] WATCHED = {"fill-monitor", "take-profit-check", "group-timers", "reconcile"};

    private static MonitorView view(SqlRow row, Instant now) {
        Instant success = row.instant("last_success");
        String outcome = row.text("outcome");
        long every = Math.max(1, row.number("every_seconds"));
        return new MonitorView(
                row.text("job"), every, success, row.number("duration"), items(outcome), state(success, outcome, every, now));
    }

    private static String state(@Nullable Instant success, @Nullable String outcome, long every, Instant now) {
        if (success == null || success.plusSeconds(every * LATE_AFTER).isBefore(now)) {
            return "LATE";
        }
        return outcome != null && !outcome.startsWith("ok") ? "FAILED" : "OK";
    }

    private static long items(@Nullable String outcome) {
        int at = outcome == null ? -1 : outcome.indexOf("items=");
        if (outcome == null || at < 0) {
            return 0;
        }
        String digits = outcome.substring(at + "items=".length()).replaceAll("\\D.*", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }
}
