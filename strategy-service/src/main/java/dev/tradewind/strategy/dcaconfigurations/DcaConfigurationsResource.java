package dev.tradewind.strategy.dcaconfigurations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.contracts.configurations.DcaConfigurationV1;
import dev.tradewind.contracts.configurations.GeneratorV1;
import dev.tradewind.contracts.rest.DcaConfigurationCommand;
import dev.tradewind.contracts.rest.DcaConfigurationView;
import dev.tradewind.contracts.rest.Page;
import dev.tradewind.engine.grid.DcaConfiguration;
import dev.tradewind.kit.idempotency.Idempotency;
import dev.tradewind.kit.identity.CurrentUser;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.problem.Invalid;
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

/** DCA configurations over HTTP (D-03). */
@Path("/api/v1/dca-configurations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DcaConfigurationsResource {
    private static final int MAX_NAME = 100;

    private final DcaConfigurations configurations;
    private final ConfigurationForm form;
    private final Idempotency idempotency;
    private final TenantTx tx;
    private final CurrentUser caller;
    private final Json json;

    DcaConfigurationsResource(
            DcaConfigurations configurations,
            ConfigurationForm form,
            Idempotency idempotency,
            TenantTx tx,
            CurrentUser caller,
            Json json) {
        this.configurations = configurations;
        this.form = form;
        this.idempotency = idempotency;
        this.tx = tx;
        this.caller = caller;
        this.json = json;
    }

    @GET
    @RolesAllowed("viewer")
    public Page<DcaConfigurationView> list(@QueryParam("limit") String limit, @QueryParam("offset") String offset) {
        UUID user = caller.id();
        Paging paging = Paging.of(limit, offset);
        return tx.as(user, sql -> configurations.list(sql, user, paging.limit(), paging.offset()));
    }

    @GET
    @Path("/presets")
    @RolesAllowed("viewer")
    public PresetsView presets() {
        return Presets.view();
    }

    /** What a generator compiles into, as a configuration that is not stored. */
    @POST
    @Path("/generate")
    @RolesAllowed("viewer")
    public DcaConfigurationV1 generate(JsonNode body) throws JsonProcessingException {
        var typed = form.read(body, GeneratorV1.class);
        DcaConfiguration configuration = form.compile(Generated.command(typed.command()), typed);
        return WireConfigurations.toWire(configuration, new UUID(0, 0), 1, "");
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("viewer")
    public DcaConfigurationView get(@PathParam("id") UUID id) {
        UUID user = caller.id();
        return tx.as(user, sql -> configurations.get(sql, user, id));
    }

    @GET
    @Path("/{id}/versions")
    @RolesAllowed("viewer")
    public Page<DcaConfigurationV1> versions(
            @PathParam("id") UUID id, @QueryParam("limit") String limit, @QueryParam("offset") String offset) {
        UUID user = caller.id();
        Paging paging = Paging.of(limit, offset);
        return tx.as(user, sql -> configurations.versions(sql, user, id, paging.limit(), paging.offset()));
    }

    @POST
    @RolesAllowed("trader")
    public Response create(JsonNode body, @HeaderParam(Idempotency.HEADER) @Nullable String key)
            throws JsonProcessingException {
        UUID user = caller.id();
        var actor = actor(user);
        var typed = form.read(body, DcaConfigurationCommand.class);
        String name = name(typed.command().name());
        DcaConfiguration configuration = form.compile(typed.command(), typed);
        if (key == null) {
            return created(tx.as(user, sql -> configurations.create(sql, user, actor, name, configuration)));
        }
        var answer = tx.as(
                user,
                sql -> idempotency.once(
                        sql,
                        user,
                        "create-configuration",
                        key,
                        body,
                        () -> new Idempotency.Answer(
                                201, Json.of(configurations.create(sql, user, actor, name, configuration)))));
        return created(json.read(answer.body(), DcaConfigurationView.class));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed("trader")
    public DcaConfigurationView change(
            @PathParam("id") UUID id, JsonNode body, @HeaderParam("If-Match") @Nullable String ifMatch)
            throws JsonProcessingException {
        UUID user = caller.id();
        var actor = actor(user);
        var typed = form.read(body, DcaConfigurationCommand.class);
        long seen = SeenVersion.required(ifMatch, typed.command().version());
        String name = name(typed.command().name());
        DcaConfiguration configuration = form.compile(typed.command(), typed);
        return tx.as(user, sql -> configurations.change(sql, user, actor, id, seen, name, configuration));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed("trader")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        UUID user = caller.id();
        var actor = actor(user);
        Long seen = SeenVersion.optional(ifMatch, null);
        tx.run(user, sql -> configurations.delete(sql, user, actor, id, seen));
    }

    private DcaConfigurations.Actor actor(UUID user) {
        return new DcaConfigurations.Actor(user.toString(), caller.ip());
    }

    private static Response created(DcaConfigurationView view) {
        return Response.status(Response.Status.CREATED)
                .header("ETag", '"' + Long.toString(view.version()) + '"')
                .entity(view)
                .build();
    }

    private static String name(@Nullable String typed) {
        String name = typed == null ? "" : typed.strip();
        if (name.isEmpty() || name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw Invalid.of("name", "REQUIRED", "Give the configuration a name of 1 to " + MAX_NAME + " characters.");
        }
        return name;
    }
}
