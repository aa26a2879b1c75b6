package dev.tradewind.broker.positions.rest;

import dev.tradewind.broker.positions.persistence.MonitorQueries;
import dev.tradewind.contracts.rest.MonitorView;
import dev.tradewind.kit.tenancy.TenantTx;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.InstantSource;
import java.util.List;

/** Heartbeats of the scheduled monitors, from their job ticks (R16). */
@Path("/api/v1/monitors")
@RunOnVirtualThread
class MonitorsResource {
    private final TenantTx tx;
    private final MonitorQueries queries;
    private final InstantSource clock;

    MonitorsResource(TenantTx tx, MonitorQueries queries, InstantSource clock) {
        this.tx = tx;
        this.queries = queries;
        this.clock = clock;
    }

    @GET
    @RolesAllowed("viewer")
    public List<MonitorView> monitors() {
        return tx.system("monitors", sql -> queries.all(sql, clock.instant()));
    }
}
