package dev.tradewind.web.backend;

import dev.tradewind.contracts.rest.AuditEntryView;
import dev.tradewind.contracts.rest.NotificationStatsView;
import dev.tradewind.contracts.rest.NotificationView;
import dev.tradewind.contracts.rest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What pages ask of notification-service. */
@ApplicationScoped
public class NotificationClient {
    private static final String NOTIFICATIONS = "/api/v1/notifications";

    private final Backend backend;

    NotificationClient(Backend backend) {
        this.backend = backend;
    }

    public Page<NotificationView> notifications(int limit, int offset, Caller caller) {
        String path = NOTIFICATIONS + "?limit=" + limit + "&offset=" + offset;
        return backend.page(Peer.NOTIFICATION, path, caller, NotificationView.class);
    }

    public NotificationStatsView stats(Caller caller) {
        return backend.get(Peer.NOTIFICATION, NOTIFICATIONS + "/stats", caller, NotificationStatsView.class);
    }

    public void markRead(UUID id, Caller caller) {
        backend.send(Peer.NOTIFICATION, "PUT", NOTIFICATIONS + "/" + id + "/read", caller, null, Void.class);
    }

    public void markAllRead(Caller caller) {
        backend.send(Peer.NOTIFICATION, "PUT", NOTIFICATIONS + "/read", caller, null, Void.class);
    }

    /** Audit rows, newest first; {@code filter} is a query part that starts with an ampersand. */
    public Page<AuditEntryView> audit(String filter, int limit, int offset, Caller caller) {
        String path = "/api/v1/audit/logs?limit=" + limit + "&offset=" + offset + filter;
        return backend.page(Peer.NOTIFICATION, path, caller, AuditEntryView.class);
    }
}
