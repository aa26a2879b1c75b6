package dev.tradewind.broker.positions.rest;

import dev.tradewind.broker.positions.persistence.PositionQueries;
import dev.tradewind.contracts.rest.GroupView;
import dev.tradewind.kit.identity.CurrentUser;
import dev.tradewind.kit.tenancy.TenantTx;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** What is held right now, as one list. */
@Path("/api/v1/positions")
@RunOnVirtualThread
class PositionsResource {
    private final TenantTx tx;
    private final PositionQueries queries;
    private final GroupViews views;
    private final CurrentUser user;

    PositionsResource(TenantTx tx, PositionQueries queries, GroupViews views, CurrentUser user) {
        this.tx = tx;
        this.queries = queries;
        this.views = views;
        this.user = user;
    }

    @GET
    @RolesAllowed("viewer")
    public List<GroupView> held() {
        return tx.as(user.id(), sql -> queries.open(sql, PositionGroupsResource.MAX_LIMIT, 0)).stream()
                .map(views::view)
                .toList();
    }
}
