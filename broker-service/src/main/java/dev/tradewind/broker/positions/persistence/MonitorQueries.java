package dev.tradewind.broker.positions.persistence;

import dev.tradewind.contracts.rest.MonitorView;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.SqlRow;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Job ticks as heartbeats (R16). The pace of a job is the distance of its ticks; jobs of an account carry its id. */
@Singleton
public class MonitorQueries {
    /** A monitor is late when it has not succeeded for this many of its paces, and a little more for a slow start. */
    private static final int LATE_AFTER = 3;

    private static final Duration SLACK = Duration.ofSeconds(5);
    private static final Duration LOOK_BACK = Duration.ofMinutes(10);
    private static final List<String> OF_ALL = List.of("take-profit-check", "group-timers");
    private static final List<String> OF_AN_ACCOUNT = List.of("fill-monitor", "reconcile");
    /** Words of a tick that ran and brought nothing good. */
    private static final Set<String> FAILURES = Set.of("no answer", "differs", "failed");

    /** The monitors of the installation and of these accounts; a worker's transaction. */
    public List<MonitorView> of(Sql sql, List<UUID> accounts, Instant now) {
        List<String> jobs = new ArrayList<>(OF_ALL);
        accounts.forEach(account -> OF_AN_ACCOUNT.forEach(job -> jobs.add(job + ":" + account)));
        return sql.list(
                """
                select split_part(job, ':', 1) as name,
                  max(finished_at) filter (where outcome <> all($3)) as last_success,
                  coalesce(round(extract(epoch from max(won_at) - min(won_at))
                    / nullif(max(tick) - min(tick), 0)), 0)::bigint as every_seconds,
                  coalesce((array_agg((extract(epoch from finished_at - won_at) * 1000)::bigint order by tick desc)
                    filter (where finished_at is not null))[1], 0) as duration,
                  (array_agg(outcome order by tick desc) filter (where finished_at is not null))[1] as outcome
                from job_tick where won_at > $1 and job = any($2) group by job order by job""",
                row -> view(row, now),
                now.minus(LOOK_BACK),
                jobs.toArray(String[]::new),
                FAILURES.toArray(String[]::new));
    }

    private static MonitorView view(SqlRow row, Instant now) {
        Instant success = row.instant("last_success");
        String outcome = row.text("outcome");
        long every = Math.max(1, row.number("every_seconds"));
        return new MonitorView(
                row.text("name"),
                every,
                success,
                row.number("duration"),
                items(outcome),
                state(success, outcome, every, now));
    }

    private static String state(@Nullable Instant success, @Nullable String outcome, long every, Instant now) {
        if (outcome != null && FAILURES.contains(outcome)) {
            return "FAILED";
        }
        boolean isLate = success == null
                || success.plusSeconds(every * LATE_AFTER).plus(SLACK).isBefore(now);
        return isLate ? "LATE" : "OK";
    }

    private static long items(@Nullable String outcome) {
        int at = outcome == null ? -1 : outcome.indexOf('=');
        String digits =
                outcome == null || at < 0 ? "" : outcome.substring(at + 1).replaceAll("\\D.*", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }
}
