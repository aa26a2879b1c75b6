package dev.tradewind.risk.pretrade;

import dev.tradewind.contracts.events.PlanDecidedV1;
import dev.tradewind.kit.identity.CurrentUser;
import dev.tradewind.kit.problem.NotFound;
import dev.tradewind.kit.tenancy.TenantTx;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;

/** Decisions with every check and its numbers. */
@Path("/api/v1/risk/decisions")
public class DecisionsResource {
    private final CurrentUser currentUser;
    private final TenantTx tx;
    private final Decisions decisions;

    DecisionsResource(CurrentUser currentUser, TenantTx tx, Decisions decisions) {
        this.currentUser = currentUser;
        this.tx = tx;
        this.decisions = decisions;
    }

    @GET
    @Path("/{signalId}")
    @RolesAllowed("viewer")
    @RunOnVirtualThread
    public DecisionsView read(@PathParam("signalId") UUID signal) {
        UUID user = currentUser.id();
        List<PlanDecidedV1> found = tx.as(user, sql -> decisions.ofSignal(sql, user, signal));
        if (found.isEmpty()) {
            throw NotFound.of();
        }
        return new DecisionsView(signal, found);
    }
}
