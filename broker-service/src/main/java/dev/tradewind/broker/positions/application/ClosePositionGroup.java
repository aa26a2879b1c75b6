package dev.tradewind.broker.positions.application;

import dev.tradewind.contracts.events.AuditedActionV1;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.engine.positions.ExitRequest;
import dev.tradewind.engine.positions.GroupStatus;
import dev.tradewind.kit.events.Event;
import dev.tradewind.kit.events.EventLog;
import dev.tradewind.kit.ids.Ids;
import dev.tradewind.kit.problem.Conflict;
import dev.tradewind.kit.problem.NotFound;
import dev.tradewind.kit.tenancy.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Use case: a person closes a group as it was seen at a version (D-13, R18). */
@ApplicationScoped
public class ClosePositionGroup {
    private final PositionGroups groups;
    private final WorkGroup work;
    private final EventLog events;
    private final Ids ids;

    ClosePositionGroup(PositionGroups groups, WorkGroup work, EventLog events, Ids ids) {
        this.groups = groups;
        this.work = work;
        this.events = events;
        this.ids = ids;
    }

    /** In the caller's transaction of the user; the group after the request. A changed or ended group is a conflict. */
    public StoredGroup handle(Sql sql, UUID userId, UUID groupId, long version, @Nullable String ip, Instant now) {
        groups.lock(sql, groupId);
        StoredGroup group = groups.find(sql, groupId).orElseThrow(NotFound::of);
        boolean canClose = !group.status().isTerminal() && group.status() != GroupStatus.CLOSING;
        if (group.version() != version || !canClose) {
            throw Conflict.stale(group.version(), group.status().publicName());
        }
        groups.request(
                sql,
                userId,
                groupId,
                ExitRequest.of(ids.next(), ExitRequest.Kind.MANUAL_CLOSE, now),
                userId.toString(),
                null,
                null);
        work.handle(sql, groupId, now);
        AuditedActionV1 audited = new AuditedActionV1(
                userId.toString(),
                "POSITION_CLOSE",
                "position_group",
                groupId.toString(),
                "{\"status\":\"" + group.status() + "\"}",
                "{\"status\":\"CLOSING\"}",
                "manual close",
                ip,
                now);
        events.append(sql, Event.of(EventTypes.actionAudited("broker"), userId, groupId, version, audited));
        return groups.find(sql, groupId).orElseThrow(NotFound::of);
    }
}
