package dev.tradewind.strategy.marketdata.rest;

import dev.tradewind.contracts.rest.CandleSeriesView;
import dev.tradewind.contracts.rest.Page;
import dev.tradewind.kit.identity.CurrentUser;
import dev.tradewind.kit.problem.NotFound;
import dev.tradewind.kit.tenancy.TenantTx;
import dev.tradewind.strategy.marketdata.CandleImports;
import dev.tradewind.strategy.marketdata.SeriesViews;
import dev.tradewind.strategy.web.Paging;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** The series a user can look at and test on: the shared ones and the own imports. */
@Path("/api/v1/candle-series")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CandleSeriesResource {
    private final SeriesViews series;
    private final CandleImports imports;
    private final TenantTx tx;
    private final CurrentUser caller;

    CandleSeriesResource(SeriesViews series, CandleImports imports, TenantTx tx, CurrentUser caller) {
        this.series = series;
        this.imports = imports;
        this.tx = tx;
        this.caller = caller;
    }

    /** Own ones first; in the list the quality comes without its single findings. */
    @GET
    @RolesAllowed("viewer")
    public Page<CandleSeriesView> list(@QueryParam("limit") String limit, @QueryParam("offset") String offset) {
        Paging paging = Paging.of(limit, offset);
        return tx.as(caller.id(), sql -> series.list(sql, paging.limit(), paging.offset()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("viewer")
    public CandleSeriesView get(@PathParam("id") UUID id) {
        return tx.as(caller.id(), sql -> series.find(sql, id)).orElseThrow(NotFound::of);
    }

    /** Deletes an own import; shared series stay. */
    @DELETE
    @Path("/{id}")
    @RolesAllowed("trader")
    public void delete(@PathParam("id") UUID id) {
        UUID user = caller.id();
        tx.run(user, sql -> imports.deleteSeries(sql, user, id));
    }
}
