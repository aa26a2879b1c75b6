package dev.tradewind.auth.sessions;

import dev.tradewind.contracts.rest.SessionView;
import dev.tradewind.kit.identity.CurrentUser;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;

/** {@code /api/v1/sessions}: where the user is logged in, and ending a session from afar. */
@Path("/api/v1/sessions")
@RunOnVirtualThread
public class SessionsResource {
    private final Sessions sessions;
    private final CurrentUser currentUser;

    SessionsResource(Sessions sessions, CurrentUser currentUser) {
        this.sessions = sessions;
        this.currentUser = currentUser;
    }

    @GET
    @RolesAllowed("viewer")
    public List<SessionView> list() {
        return sessions.ofUser(currentUser.id(), currentUser.sessionId());
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed("viewer")
    public void end(@PathParam("id") UUID id) {
        sessions.end(currentUser.id(), id, "ENDED_BY_USER");
    }

    /** Ends all sessions but the one that asks. */
    @DELETE
    @RolesAllowed("viewer")
    public void endOthers() {
        sessions.endOthers(currentUser.id(), currentUser.sessionId());
    }
}
