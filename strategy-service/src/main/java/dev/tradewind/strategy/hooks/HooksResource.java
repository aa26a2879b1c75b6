package dev.tradewind.strategy.hooks;

import dev.tradewind.contracts.rest.HookCommand;
import dev.tradewind.contracts.rest.HookSecretView;
import dev.tradewind.contracts.rest.HookView;
import dev.tradewind.contracts.rest.Page;
import dev.tradewind.kit.identity.CurrentUser;
import dev.tradewind.kit.tenancy.TenantTx;
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

/** The user's hooks over HTTP. The token is in the answer of create and rotate, once. */
@Path("/api/v1/hooks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class HooksResource {
    private final Hooks hooks;
    private final TenantTx tx;
    private final CurrentUser caller;

    HooksResource(Hooks hooks, TenantTx tx, CurrentUser caller) {
        this.hooks = hooks;
        this.tx = tx;
        this.caller = caller;
    }

    @GET
    @RolesAllowed("viewer")
    public Page<HookView> list(@QueryParam("limit") String limit, @QueryParam("offset") String offset) {
        UUID user = caller.id();
        Paging paging = Paging.of(limit, offset);
        return tx.as(user, sql -> hooks.list(sql, user, paging.limit(), paging.offset()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("viewer")
    public Response get(@PathParam("id") UUID id) {
        UUID user = caller.id();
        return withVersion(tx.as(user, sql -> hooks.get(sql, user, id)));
    }

    @POST
    @RolesAllowed("trader")
    public Response create(HookCommand command) {
        Hooks.Actor actor = actor();
        CheckedHook wanted = CheckedHook.of(command);
        HookSecretView made = tx.as(actor.user(), sql -> hooks.create(sql, actor, wanted));
        return Response.status(Response.Status.CREATED)
                .header("Cache-Control", "no-store")
                .entity(made)
                .build();
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed("trader")
    public Response change(
            @PathParam("id") UUID id, HookCommand command, @HeaderParam("If-Match") @Nullable String ifMatch) {
        Hooks.Actor actor = actor();
        CheckedHook wanted = CheckedHook.of(command);
        long seen = SeenVersion.required(ifMatch, command.version());
        return withVersion(tx.as(actor.user(), sql -> hooks.change(sql, actor, id, seen, wanted)));
    }

    @POST
    @Path("/{id}/pause")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed("trader")
    public Response pause(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return setActive(id, ifMatch, false);
    }

    @POST
    @Path("/{id}/resume")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed("trader")
    public Response resume(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return setActive(id, ifMatch, true);
    }

    @POST
    @Path("/{id}/rotate")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed("trader")
    public Response rotate(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        Hooks.Actor actor = actor();
        Long seen = SeenVersion.optional(ifMatch, null);
        HookSecretView rotated = tx.as(actor.user(), sql -> hooks.rotate(sql, actor, id, seen));
        return Response.ok(rotated).header("Cache-Control", "no-store").build();
    }

    @DELETE
    @Path("/{id}")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed("trader")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        Hooks.Actor actor = actor();
        Long seen = SeenVersion.optional(ifMatch, null);
        tx.run(actor.user(), sql -> hooks.delete(sql, actor, id, seen));
    }

    private Response setActive(UUID id, @Nullable String ifMatch, boolean isActive) {
        Hooks.Actor actor = actor();
        Long seen = SeenVersion.optional(ifMatch, null);
        return withVersion(tx.as(actor.user(), sql -> hooks.setActive(sql, actor, id, seen, isActive)));
    }

    private Hooks.Actor actor() {
        return new Hooks.Actor(caller.id(), caller.ip());
    }

    private static Response withVersion(HookView view) {
        return Response.ok(view)
                .header("ETag", '"' + Long.toString(view.version()) + '"')
                .build();
    }
}
