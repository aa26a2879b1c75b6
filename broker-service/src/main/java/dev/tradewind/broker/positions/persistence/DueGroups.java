package dev.tradewind.broker.positions.persistence;

import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.positions.TriggerLevel;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.SqlRow;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Which groups of all users want to be looked at: read under the worker role, worked on as their users. */
@Singleton
public class DueGroups {
    /** A group and whose it is. */
    public record Due(UUID userId, UUID groupId) {}

    /** What an open group waits for. */
    public record Armed(UUID userId, UUID groupId, Symbol symbol, List<TriggerLevel> triggers) {
        public Armed {
            triggers = List.copyOf(triggers);
        }
    }

    /** Groups whose timer is over. */
    public List<Due> byTime(Sql sql, Instant now, int limit) {
        return sql.list("""
                select user_id, id from position_group where status not in ('CLOSED', 'FAILED') and next_look_at <= $1
                order by next_look_at limit $2""", DueGroups::due, now, limit);
    }

    /** The next page of open groups in order of id. */
    public List<Due> open(Sql sql, UUID after, int limit) {
        return sql.list("""
                select user_id, id from position_group where status not in ('CLOSED', 'FAILED') and id > $1
                order by id limit $2""", DueGroups::due, after, limit);
    }

    /** What all open groups wait for, for the trigger book. */
    public List<Armed> armed(Sql sql) {
        return sql.list(
                """
                select user_id, id, symbol, triggers from position_group
                where status not in ('CLOSED', 'FAILED') and triggers <> '[]'""",
                row -> new Armed(
                        row.uuid("user_id"), row.uuid("id"), Symbol.of(row.text("symbol")), GroupRows.triggers(row)));
    }

    /** Seconds that things are held right now without their exit at the venue, over all groups. */
    public double unprotectedSeconds(Sql sql, Instant now) {
        return sql.one("""
                select coalesce(sum(extract(epoch from $1::timestamptz - unprotected_since)), 0)::float8 as seconds
                from position_group where unprotected_since is not null and status not in ('CLOSED', 'FAILED')""", row -> row.statistic("seconds"), now);
    }

    private static Due due(SqlRow row) {
        return new Due(row.uuid("user_id"), row.uuid("id"));
    }
}
