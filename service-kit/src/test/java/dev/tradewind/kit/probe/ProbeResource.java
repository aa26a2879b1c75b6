package dev.tradewind.kit.probe;

import dev.tradewind.kit.events.Event;
import dev.tradewind.kit.events.EventLog;
import dev.tradewind.kit.identity.CurrentUser;
import dev.tradewind.kit.problem.NotFound;
import dev.tradewind.kit.tenancy.TenantTx;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Endpoints for the kit's own tests. */
@Path("/api/v1/probe")
public class ProbeResource {
    public record Command(@NotBlank String name, @Max(10) int count, BigDecimal amount) {}

    private final TenantTx tx;
    private final CurrentUser user;
    private final EventLog log;

    ProbeResource(TenantTx tx, CurrentUser user, EventLog log) {
        this.tx = tx;
        this.user = user;
        this.log = log;
    }

    @GET
    @PermitAll
    public Map<String, Object> open() {
        return Map.of("amount", new BigDecimal("1E+3"), "at", Instant.parse("2026-11-21T12:00:00Z"));
    }

    @GET
    @Path("/undecided")
    public String undecided() {
        return "nobody said who may";
    }

    @GET
    @Path("/me")
    @RolesAllowed("viewer")
    @RunOnVirtualThread
    public Map<String, Object> me() {
        return Map.of(
                "id",
                user.id(),
                "role",
                user.role(),
                "ip",
                String.valueOf(user.ip()),
                "thread",
                Thread.currentThread().isVirtual());
    }

    @GET
    @Path("/trade")
    @RolesAllowed("trader")
    public String trade() {
        return "traded";
    }

    @POST
    @RolesAllowed("viewer")
    @RunOnVirtualThread
    public Map<String, Object> command(@Valid Command command) {
        UUID id = UUID.randomUUID();
        tx.run(user.id(), sql -> {
            sql.update("insert into note (user_id, id, text) values ($1, $2, $3)", user.id(), id, command.name());
            log.append(sql, Event.of("probe.note.written.v1", user.id(), id, 1, command));
        });
        return Map.of("id", id);
    }

    @GET
    @Path("/notes/{id}")
    @RolesAllowed("viewer")
    @RunOnVirtualThread
    public Map<String, Object> note(@PathParam("id") UUID id) {
        return tx.as(
                user.id(),
                sql -> sql.find(
                                "select text from note where user_id = $1 and id = $2",
                                row -> Map.<String, Object>of("text", row.text("text")),
                                user.id(),
                                id)
                        .orElseThrow(NotFound::of));
    }

    @GET
    @Path("/broken")
    @PermitAll
    public String broken() {
        throw new IllegalStateException("the inner secret");
    }

    @GET
    @Path("/on-the-loop")
    @PermitAll
    public Uni<String> onTheLoop() {
        return Uni.createFrom().item(() -> tx.nobody(sql -> "never"));
    }
}
