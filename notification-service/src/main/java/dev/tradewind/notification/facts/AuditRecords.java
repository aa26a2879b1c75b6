package dev.tradewind.notification.facts;

import dev.tradewind.contracts.events.AuditedActionV1;
import dev.tradewind.contracts.events.ExecutionBookedV1;
import dev.tradewind.contracts.events.GroupChangedV1;
import dev.tradewind.contracts.events.IncidentRaisedV1;
import dev.tradewind.contracts.events.PlanDecidedV1;
import dev.tradewind.contracts.events.SessionRevokedV1;
import dev.tradewind.contracts.events.SignalAcceptedV1;
import dev.tradewind.contracts.events.UserChangedV1;
import dev.tradewind.contracts.events.UserRegisteredV1;
import dev.tradewind.kit.events.EventEnvelope;
import dev.tradewind.notification.auditlog.AuditRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Turns facts into rows of the audit log: what a rule or a monitor decided (P-03). What a person decided comes as {@link
 * AuditedActionV1} from the service that carried it out, with the address it came from.
 */
final class AuditRecords {
    private static final String SYSTEM = "SYSTEM";

    private AuditRecords() {}

    static AuditRecord of(EventEnvelope event, AuditedActionV1 fact) {
        return new AuditRecord(
                event.id(),
                event.userId(),
                fact.at(),
                fact.actor(),
                fact.action(),
                fact.resource(),
                fact.resourceId(),
                fact.oldValue(),
                fact.newValue(),
                fact.reason(),
                fact.ip());
    }

    static AuditRecord of(EventEnvelope event, UserRegisteredV1 fact) {
        return byUser(event, fact.at(), "USER_REGISTERED", "user", fact.userId().toString(), null, fact.role(), null);
    }

    static AuditRecord of(EventEnvelope event, UserChangedV1 fact) {
        String now = fact.role() + (fact.isActive() ? "" : ", disabled");
        return record(
                event,
                fact.at(),
                fact.changedBy().toString(),
                "USER_CHANGED",
                "user",
                fact.userId().toString(),
                null,
                now,
                null);
    }

    static AuditRecord of(EventEnvelope event, SessionRevokedV1 fact) {
        return byUser(
                event, fact.at(), "SESSION_ENDED", "session", fact.sessionId().toString(), null, null, fact.reason());
    }

    static AuditRecord of(EventEnvelope event, SignalAcceptedV1 fact) {
        return record(
                event,
                fact.receivedAt(),
                fact.strategyId() == null ? "hook:" + fact.hookId() : "strategy:" + fact.strategyId(),
                "SIGNAL_ACCEPTED",
                "signal",
                fact.signalId().toString(),
                null,
                fact.classification() + " " + fact.symbol(),
                null);
    }

    static AuditRecord of(EventEnvelope event, PlanDecidedV1 fact) {
        return bySystem(
                event,
                fact.decidedAt(),
                "PLAN_" + fact.outcome(),
                "signal",
                fact.signalId().toString(),
                null,
                fact.kind() + " " + fact.symbol(),
                fact.code() == null ? fact.detail() : fact.code() + ": " + fact.detail());
    }

    static AuditRecord of(EventEnvelope event, GroupChangedV1 fact) {
        return bySystem(
                event,
                fact.at(),
                "GROUP_" + fact.to(),
                "position-group",
                fact.groupId().toString(),
                fact.from(),
                fact.to(),
                fact.closeReason() == null ? fact.trigger() : fact.trigger() + ": " + fact.closeReason());
    }

    static AuditRecord of(EventEnvelope event, ExecutionBookedV1 fact) {
        return bySystem(
                event,
                fact.executedAt(),
                "EXECUTION_BOOKED",
                "order",
                fact.clientOrderId(),
                null,
                fact.side() + " " + Words.plain(fact.quantity()) + " " + fact.symbol() + " at "
                        + Words.plain(fact.price()) + ", fee " + Words.plain(fact.fee()),
                null);
    }

    static AuditRecord of(EventEnvelope event, IncidentRaisedV1 fact) {
        return bySystem(
                event,
                fact.at(),
                "INCIDENT_" + fact.code(),
                fact.groupId() == null ? "account" : "position-group",
                String.valueOf(fact.groupId() == null ? fact.accountId() : fact.groupId()),
                null,
                fact.severity(),
                fact.detail());
    }

    private static AuditRecord byUser(
            EventEnvelope event,
            Instant at,
            String action,
            String resource,
            String resourceId,
            @Nullable String oldValue,
            @Nullable String newValue,
            @Nullable String reason) {
        String actor = event.userId() == null ? SYSTEM : event.userId().toString();
        return record(event, at, actor, action, resource, resourceId, oldValue, newValue, reason);
    }

    private static AuditRecord bySystem(
            EventEnvelope event,
            Instant at,
            String action,
            String resource,
            String resourceId,
            @Nullable String oldValue,
            @Nullable String newValue,
            @Nullable String reason) {
        return record(event, at, SYSTEM, action, resource, resourceId, oldValue, newValue, reason);
    }

    private static AuditRecord record(
            EventEnvelope event,
            Instant at,
            String actor,
            String action,
            String resource,
            String resourceId,
            @Nullable String oldValue,
            @Nullable String newValue,
            @Nullable String reason) {
        return new AuditRecord(
                event.id(), event.userId(), at, actor, action, resource, resourceId, oldValue, newValue, reason, null);
    }
}
