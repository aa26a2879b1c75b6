package dev.tradewind.broker.positions.application;

import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.contracts.events.GroupChangedV1;
import dev.tradewind.contracts.events.IncidentRaisedV1;
import dev.tradewind.contracts.events.PlanDecidedV1;
import dev.tradewind.contracts.events.PlanRefusedV1;
import dev.tradewind.contracts.plans.Side;
import dev.tradewind.engine.positions.Action;
import dev.tradewind.engine.positions.CloseReason;
import dev.tradewind.engine.positions.GroupStatus;
import dev.tradewind.engine.positions.Trigger;
import dev.tradewind.kit.events.Event;
import dev.tradewind.kit.events.EventEnvelope;
import dev.tradewind.kit.events.EventLog;
import dev.tradewind.kit.tenancy.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The facts that groups tell (DESIGN: broker.group.changed, plan.refused, incident.raised), with the transaction. */
@Singleton
public class PositionFacts {
    private final EventLog events;

    public PositionFacts(EventLog events) {
        this.events = events;
    }

    /** A move of a group, with its figures after it. */
    public record Moved(
            @Nullable GroupStatus from,
            GroupStatus to,
            Trigger trigger,
            @Nullable CloseReason reason,
            UUID signalId,
            int pyramids,
            long lastCandleId,
            long version) {}

    void moved(Sql sql, StoredGroup group, Moved moved, GroupFigures figures, Instant now) {
        GroupChangedV1 changed = new GroupChangedV1(
                group.id(),
                group.accountId(),
                moved.signalId(),
                group.symbol().value(),
                group.timeframeSeconds(),
                Side.valueOf(group.side().name()),
                moved.from() == null ? null : moved.from().name(),
                moved.to().name(),
                moved.trigger().name(),
                moved.reason() == null ? null : moved.reason().name(),
                moved.pyramids(),
                moved.lastCandleId(),
                figures.quantity(),
                figures.averagePrice(),
                figures.realisedNet(),
                figures.fees(),
                moved.version(),
                now);
        tell(sql, group, EventTypes.GROUP_CHANGED, moved.version(), changed);
    }

    void incident(Sql sql, StoredGroup group, Action.RaiseIncident incident, long version, Instant now) {
        IncidentRaisedV1 raised = new IncidentRaisedV1(
                incident.code().name(),
                incident.severity().name(),
                group.accountId(),
                group.id(),
                title(incident.code(), group),
                incident.detail(),
                now);
        tell(sql, group, EventTypes.INCIDENT_RAISED, version, raised);
    }

    void refused(
            Sql sql, EventEnvelope cause, PlanDecidedV1 decided, @Nullable UUID groupId, Refusal refusal, Instant now) {
        PlanRefusedV1 fact = new PlanRefusedV1(
                decided.decisionId(),
                decided.signalId(),
                decided.accountId(),
                groupId,
                refusal.code(),
                refusal.detail(),
                now);
        events.append(
                sql,
                Event.of(EventTypes.PLAN_REFUSED, cause.user(), decided.decisionId(), 1, fact)
                        .causedBy(cause));
    }

    /** A way out that was taken on and came to nothing: without this its signal would wait for an end for ever. */
    void cameToNothing(Sql sql, StoredGroup group, PositionGroups.Asked asked, Refusal refusal, Instant now) {
        if (asked.decisionId() == null || asked.signalId() == null) {
            return;
        }
        PlanRefusedV1 fact = new PlanRefusedV1(
                asked.decisionId(),
                asked.signalId(),
                group.accountId(),
                group.id(),
                refusal.code(),
                refusal.detail(),
                now);
        tell(sql, group, EventTypes.PLAN_REFUSED, asked.decisionId(), 1, fact);
    }

    /** Why a decision is not carried out; the code is stable. */
    public record Refusal(String code, String detail) {}

    private void tell(Sql sql, StoredGroup group, String type, long version, Object data) {
        tell(sql, group, type, group.id(), version, data);
    }

    private void tell(Sql sql, StoredGroup group, String type, UUID aggregate, long version, Object data) {
        Event event = Event.of(type, group.userId(), aggregate, version, data);
        events.append(sql, group.correlationId() == null ? event : event.correlation(group.correlationId()));
    }

    private static String title(Action.Code code, StoredGroup group) {
        return switch (code) {
            case ENTRY_REJECTED -> "A grid order of " + group.symbol() + " was rejected";
            case EXIT_REJECTED -> "The venue does not take an exit of " + group.symbol();
            case CLOSE_REJECTED -> "Closing " + group.symbol() + " was rejected";
            case CLOSING_TOO_LONG -> "Closing " + group.symbol() + " takes too long";
            case REDUCE_REJECTED -> "Reducing " + group.symbol() + " was rejected";
            case LATE_FILL -> "A late fill of " + group.symbol() + " is sold";
            case OVERSOLD -> "More " + group.symbol() + " was sold than was held";
        };
    }
}
