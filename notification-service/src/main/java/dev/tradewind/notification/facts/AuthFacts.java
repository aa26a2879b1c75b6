package dev.tradewind.notification.facts;

import static dev.tradewind.contracts.events.EventTypes.actionAudited;

import dev.tradewind.contracts.events.AuditedActionV1;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.contracts.events.SessionRevokedV1;
import dev.tradewind.contracts.events.UserChangedV1;
import dev.tradewind.contracts.events.UserRegisteredV1;
import dev.tradewind.kit.events.EventConsumer;
import dev.tradewind.kit.events.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What the inbox and the audit log take from auth-service. */
@ApplicationScoped
class AuthFacts extends EventConsumer {
    private final FactDesk desk;

    AuthFacts(FactDesk desk) {
        this.desk = desk;
    }

    @Override
    public String producer() {
        return "auth";
    }

    @Override
    public Map<String, EventHandler> handlers() {
        return Map.of(
                EventTypes.USER_REGISTERED,
                desk.toldAndAudited(UserRegisteredV1.class, Notices::of, AuditRecords::of),
                EventTypes.USER_CHANGED,
                desk.audited(UserChangedV1.class, AuditRecords::of),
                EventTypes.SESSION_REVOKED,
                desk.audited(SessionRevokedV1.class, AuditRecords::of),
                actionAudited("auth"),
                desk.audited(AuditedActionV1.class, AuditRecords::of));
    }
}
