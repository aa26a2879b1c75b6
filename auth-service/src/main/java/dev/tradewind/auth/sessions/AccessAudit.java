package dev.tradewind.auth.sessions;

import dev.tradewind.contracts.events.AuditedActionV1;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.kit.events.Event;
import dev.tradewind.kit.events.EventLog;
import dev.tradewind.kit.tenancy.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells the audit log what no other fact tells: who came in, from where, and who tried to (P-01, P-02). */
@ApplicationScoped
public class AccessAudit {
    private final EventLog events;
    private final InstantSource clock;

    AccessAudit(EventLog events, InstantSource clock) {
        this.events = events;
        this.clock = clock;
    }

    /** An action of the user, in the transaction that it belongs to. */
    public void record(Sql sql, UUID user, String action, String resource, String resourceId, @Nullable String ip) {
        var fact = new AuditedActionV1(
                user.toString(), action, resource, resourceId, null, null, null, ip, clock.instant());
        events.append(sql, Event.of(EventTypes.actionAudited("auth"), user, resourceId, 0, fact));
    }
}
