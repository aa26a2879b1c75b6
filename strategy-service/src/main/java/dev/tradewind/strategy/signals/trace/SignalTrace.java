package dev.tradewind.strategy.signals.trace;

import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.tenancy.Sql;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes the story and the outcome of signals. Steps are only added; the same fact twice adds nothing (R9). */
@Singleton
class SignalTrace {
    private static final String ADD = """
            insert into signal_trace (user_id, signal_id, event_id, ordinal, at, rank, step, title, text, passed, figures)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            on conflict (user_id, signal_id, event_id, ordinal) do nothing""";

    void add(Sql sql, UUID user, UUID signal, List<TraceStep> steps) {
        List<Object[]> rows = new ArrayList<>();
        for (TraceStep step : steps) {
            rows.add(new Object[] {
                user,
                signal,
                step.eventId(),
                step.ordinal(),
                step.at(),
                step.rank(),
                step.step(),
                step.title(),
                step.text(),
                step.passed(),
                Json.of(step.figures())
            });
        }
        sql.batch(ADD, rows);
    }

    void add(Sql sql, UUID user, UUID signal, TraceStep step) {
        add(sql, user, signal, List.of(step));
    }

    /** Moves a signal on; a move backwards is passed over. */
    void move(Sql sql, UUID user, UUID signal, SignalOutcome to, @Nullable String code, String text) {
        sql.send("""
                update signal set outcome = $3, outcome_code = $4, outcome_text = $5
                where user_id = $1 and id = $2 and outcome = any($6::text[])""", user, signal, to, code, text, to.predecessors().toArray(String[]::new));
    }

    /** The signal works on this group from now on, by its plan or because it opened it; the first binding stays. */
    void bind(Sql sql, UUID user, UUID signal, UUID group) {
        sql.send(
                "update signal set group_id = $3 where user_id = $1 and id = $2 and group_id is null",
                user,
                signal,
                group);
    }

    /** As {@link #bind}, for a way out that is at work on a group. The story of a reverse ends with the group it opens, not with the one it closes. */
    void bindWayOut(Sql sql, UUID user, UUID signal, UUID group) {
        sql.send("""
                update signal set group_id = $3
                where user_id = $1 and id = $2 and group_id is null and classification in ('EXIT', 'REDUCE', 'CANCEL')""", user, signal, group);
    }

    /** Signals bound to a group, oldest first. */
    List<UUID> boundTo(Sql sql, UUID user, UUID group) {
        return sql.list(
                "select id from signal where user_id = $1 and group_id = $2 order by id",
                row -> row.uuid("id"),
                user,
                group);
    }

    /** The signal that opened a group. */
    Optional<UUID> openerOf(Sql sql, UUID user, UUID group) {
        return boundTo(sql, user, group).stream().findFirst();
    }

    /** What the signal asked for, in the names of D-09; empty for a signal that is not ours. */
    Optional<String> classificationOf(Sql sql, UUID user, UUID signal) {
        return sql.find(
                "select classification from signal where user_id = $1 and id = $2",
                row -> row.text("classification"),
                user,
                signal);
    }

    /** Ends signals of one kind that wait for something a group has done now. */
    void complete(Sql sql, UUID user, UUID group, String classification, String text) {
        sql.send(
                """
                update signal set outcome = 'CLOSED', outcome_text = $4
                where user_id = $1 and group_id = $2 and classification = $3 and outcome = any($5::text[])""",
                user,
                group,
                classification,
                text,
                SignalOutcome.CLOSED.predecessors().toArray(String[]::new));
    }
}
