package dev.tradewind.strategy.signals.trace;

import dev.tradewind.contracts.events.GroupChangedV1;
import dev.tradewind.kit.tenancy.Sql;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where each group stands, so that a decision that arrives after its group's end still finds that end. */
@Singleton
class GroupStandings {
    /** State of a group and why it closed. */
    record Standing(String state, @Nullable String closeReason) {
        boolean isOver() {
            return state.equals("CLOSED") || state.equals("FAILED");
        }

        SignalOutcome outcome() {
            return state.equals("FAILED") ? SignalOutcome.FAILED : SignalOutcome.CLOSED;
        }
    }

    void changed(Sql sql, UUID user, GroupChangedV1 group) {
        sql.send("""
                insert into group_standing (user_id, group_id, state, close_reason, version, at)
                values ($1, $2, $3, $4, $5, $6)
                on conflict (user_id, group_id) do update set state = excluded.state,
                  close_reason = excluded.close_reason, version = excluded.version, at = excluded.at
                where group_standing.version < excluded.version""", user, group.groupId(), group.to(), group.closeReason(), group.version(), group.at());
    }

    Optional<Standing> find(Sql sql, UUID user, UUID group) {
        return sql.find(
                "select state, close_reason from group_standing where user_id = $1 and group_id = $2",
                row -> new Standing(row.text("state"), row.text("close_reason")),
                user,
                group);
    }
}
