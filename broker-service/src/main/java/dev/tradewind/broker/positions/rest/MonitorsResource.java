package dev.tradewind.broker.positions.rest;

import dev.tradewind.broker.positions.persistence.MonitorQueries;
import dev.tradewind.contracts.rest.MonitorView;
import dev.tradewind.kit.identity.CurrentUser;
import dev.tradewind.kit.tenancy.TenantTx;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Heartbeats of the scheduled monitors, from their job ticks (R16). */
@Path("/api/v1/monitors")
@RunOnVirtualThread
class MonitorsResource {
    private final TenantTx tx;
    private final MonitorQueries queries;
    private final CurrentUser user;
    private final InstantSource clock;

    MonitorsResource(TenantTx tx, MonitorQueries queries, CurrentUser user, InstantSource clock) {
        this.tx = tx;
        this.queries = queries;
        this.user = user;
        this.clock = clock;
    }

    @GET
    @RolesAllowed("viewer")
    public List<MonitorView> monitors() {
        List<UUID> accounts = tx.as(user.id(), sql -> sql.list("select id from account", row -> row.uuid("id")));
        return tx.system("monitors", sql -> queries.of(sql, accounts, clock.instant()));
    }
}
