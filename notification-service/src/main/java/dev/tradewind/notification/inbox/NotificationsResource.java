package dev.tradewind.notification.inbox;

import dev.tradewind.contracts.rest.NotificationStatsView;
import dev.tradewind.contracts.rest.NotificationView;
import dev.tradewind.contracts.rest.Page;
import dev.tradewind.kit.identity.CurrentUser;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/** {@code /api/v1/notifications}: the user's inbox over HTTP (N-08). */
@Path("/api/v1/notifications")
@RunOnVirtualThread
public class NotificationsResource {
    private final Inbox inbox;
    private final CurrentUser currentUser;

    NotificationsResource(Inbox inbox, CurrentUser currentUser) {
        this.inbox = inbox;
        this.currentUser = currentUser;
    }

    @GET
    @RolesAllowed("viewer")
    public Page<NotificationView> list(
            @QueryParam("unread") @DefaultValue("false") boolean unreadOnly,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("offset") @DefaultValue("0") @Min(0) int offset) {
        return inbox.list(currentUser.id(), unreadOnly, limit, offset);
    }

    @GET
    @Path("/stats")
    @RolesAllowed("viewer")
    public NotificationStatsView stats() {
        return inbox.stats(currentUser.id());
    }

    @PUT
    @Path("/{id}/read")
    @RolesAllowed("viewer")
    public void read(@PathParam("id") UUID id) {
        inbox.markRead(currentUser.id(), id);
    }

    @PUT
    @Path("/read")
    @RolesAllowed("viewer")
    public void readAll() {
        inbox.markAllRead(currentUser.id());
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed("viewer")
    public void delete(@PathParam("id") UUID id) {
        inbox.delete(currentUser.id(), id);
    }
}
