package dev.tradewind.strategy.strategies;

import dev.tradewind.contracts.rest.Page;
import dev.tradewind.contracts.rest.StrategyCommand;
import dev.tradewind.contracts.rest.StrategyView;
import dev.tradewind.engine.bars.CandleTimeframe;
import dev.tradewind.engine.strategies.StrategyTypes;
import dev.tradewind.kit.identity.CurrentUser;
import dev.tradewind.kit.tenancy.TenantTx;
import dev.tradewind.strategy.marketdata.CandleKey;
import dev.tradewind.strategy.strategies.live.CandleFollower;
import dev.tradewind.strategy.web.Paging;
import dev.tradewind.strategy.web.SeenVersion;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The user's strategies on live prices over HTTP. */
@Path("/api/v1/strategies")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class StrategiesResource {
    private final Strategies strategies;
    private final StrategyTypes types;
    private final CandleFollower follower;
    private final TenantTx tx;
    private final CurrentUser caller;

    StrategiesResource(
            Strategies strategies, StrategyTypes types, CandleFollower follower, TenantTx tx, CurrentUser caller) {
        this.strategies = strategies;
        this.types = types;
        this.follower = follower;
        this.tx = tx;
        this.caller = caller;
    }

    @GET
    @RolesAllowed("viewer")
    public Page<StrategyView> list(@QueryParam("limit") String limit, @QueryParam("offset") String offset) {
        UUID user = caller.id();
        Paging paging = Paging.of(limit, offset);
        return tx.as(user, sql -> strategies.list(sql, user, paging.limit(), paging.offset()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("viewer")
    public Response get(@PathParam("id") UUID id) {
        UUID user = caller.id();
        return withVersion(Response.Status.OK, tx.as(user, sql -> strategies.get(sql, user, id)));
    }

    @POST
    @RolesAllowed("trader")
    public Response create(StrategyCommand command) {
        Strategies.Actor actor = actor();
        CheckedStrategy wanted = CheckedStrategy.of(command, types);
        return warmedUp(Response.Status.CREATED, tx.as(actor.user(), sql -> strategies.create(sql, actor, wanted)));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed("trader")
    public Response change(
            @PathParam("id") UUID id, StrategyCommand command, @HeaderParam("If-Match") @Nullable String ifMatch) {
        Strategies.Actor actor = actor();
        CheckedStrategy wanted = CheckedStrategy.of(command, types);
        long seen = SeenVersion.required(ifMatch, command.version());
        return warmedUp(
                Response.Status.OK, tx.as(actor.user(), sql -> strategies.change(sql, actor, id, seen, wanted)));
    }

    @POST
    @Path("/{id}/enable")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed("trader")
    public Response enable(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return switched(id, ifMatch, true);
    }

    @POST
    @Path("/{id}/disable")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed("trader")
    public Response disable(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return switched(id, ifMatch, false);
    }

    @DELETE
    @Path("/{id}")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed("trader")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        Strategies.Actor actor = actor();
        Long seen = SeenVersion.optional(ifMatch, null);
        tx.run(actor.user(), sql -> strategies.delete(sql, actor, id, seen));
    }

    private Response switched(UUID id, @Nullable String ifMatch, boolean isEnabled) {
        Strategies.Actor actor = actor();
        Long seen = SeenVersion.optional(ifMatch, null);
        return warmedUp(
                Response.Status.OK, tx.as(actor.user(), sql -> strategies.switched(sql, actor, id, seen, isEnabled)));
    }

    private Response warmedUp(Response.Status status, StrategyView view) {
        if (view.isEnabled()) {
            CandleTimeframe.parse(view.timeframe())
                    .ifPresent(timeframe -> follower.switchedOn(new CandleKey(view.venue(), view.symbol(), timeframe)));
        }
        return withVersion(status, view);
    }

    private Strategies.Actor actor() {
        return new Strategies.Actor(caller.id(), caller.ip());
    }

    private static Response withVersion(Response.Status status, StrategyView view) {
        return Response.status(status)
                .entity(view)
                .header("ETag", '"' + Long.toString(view.version()) + '"')
                .build();
    }
}
