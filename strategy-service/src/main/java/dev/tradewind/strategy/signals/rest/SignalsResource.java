package dev.tradewind.strategy.signals.rest;

import dev.tradewind.contracts.rest.Page;
import dev.tradewind.contracts.rest.SignalTraceView;
import dev.tradewind.contracts.rest.SignalView;
import dev.tradewind.engine.signals.SignalKind;
import dev.tradewind.kit.identity.CurrentUser;
import dev.tradewind.kit.tenancy.TenantTx;
import dev.tradewind.strategy.signals.application.AlertAnswer;
import dev.tradewind.strategy.signals.trace.SignalFilter;
import dev.tradewind.strategy.signals.trace.SignalStories;
import dev.tradewind.strategy.web.Paging;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** The user's signals and their traces. */
@Path("/api/v1/signals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SignalsResource {
    private final SignalStories stories;
    private final TenantTx tx;
    private final CurrentUser caller;

    SignalsResource(SignalStories stories, TenantTx tx, CurrentUser caller) {
        this.stories = stories;
        this.tx = tx;
        this.caller = caller;
    }

    @GET
    @RolesAllowed("viewer")
    public Page<SignalView> list(
            @QueryParam("limit") String limit,
            @QueryParam("offset") String offset,
            @QueryParam("symbol") String symbol,
            @QueryParam("outcome") String outcome) {
        UUID user = caller.id();
        Paging paging = Paging.of(limit, offset);
        SignalFilter filter = SignalFilter.of(symbol, outcome);
        return tx.as(user, sql -> stories.list(sql, user, filter, paging.limit(), paging.offset()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("viewer")
    public SignalView get(@PathParam("id") UUID id) {
        UUID user = caller.id();
        return tx.as(user, sql -> stories.get(sql, user, id));
    }

    @GET
    @Path("/{id}/trace")
    @RolesAllowed("viewer")
    public SignalTraceView trace(@PathParam("id") UUID id) {
        UUID user = caller.id();
        return tx.as(user, sql -> stories.trace(sql, user, id));
    }

    @GET
    @Path("/{id}/processed")
    @RolesAllowed("viewer")
    public ProcessedSignal processed(@PathParam("id") UUID id) {
        UUID user = caller.id();
        SignalStories.Processed processed = tx.as(user, sql -> stories.processed(sql, user, id));
        return new ProcessedSignal(
                AlertAnswer.nameOf(SignalKind.valueOf(processed.classification())),
                processed.payload(),
                processed.isValid(),
                processed.exchange());
    }
}
