package dev.tradewind.strategy.backtests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tradewind.contracts.rest.BacktestCommand;
import dev.tradewind.contracts.rest.BacktestComparisonView;
import dev.tradewind.contracts.rest.BacktestView;
import dev.tradewind.contracts.rest.Page;
import dev.tradewind.contracts.rest.SweepCommand;
import dev.tradewind.contracts.rest.TearSheetView;
import dev.tradewind.contracts.rest.WalkForwardCommand;
import dev.tradewind.kit.idempotency.Idempotency;
import dev.tradewind.kit.identity.CurrentUser;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.problem.Invalid;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.TenantTx;
import dev.tradewind.strategy.web.Paging;
import dev.tradewind.strategy.worker.wire.JobKind;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Backtests over HTTP: ask for one, follow it, cancel it, compare it. */
@Path("/api/v1/backtests")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class BacktestsResource {
    private static final int MOST_COMPARED = 4;

    private final Jobs jobs;
    private final BacktestForm form;
    private final Results results;
    private final Idempotency idempotency;
    private final TenantTx tx;
    private final CurrentUser caller;
    private final ObjectMapper mapper;
    private final Json json;

    BacktestsResource(
            Jobs jobs,
            BacktestForm form,
            Results results,
            Idempotency idempotency,
            TenantTx tx,
            CurrentUser caller,
            ObjectMapper mapper,
            Json json) {
        this.jobs = jobs;
        this.form = form;
        this.results = results;
        this.idempotency = idempotency;
        this.tx = tx;
        this.caller = caller;
        this.mapper = mapper;
        this.json = json;
    }

    @GET
    @RolesAllowed("viewer")
    public Page<BacktestView> list(
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("limit") String limit,
            @QueryParam("offset") String offset) {
        UUID user = caller.id();
        Paging paging = Paging.of(limit, offset);
        JobKind only = kind(kind);
        return tx.as(user, sql -> jobs.list(sql, user, only, paging.limit(), paging.offset()));
    }

    @POST
    @RolesAllowed("trader")
    public Response single(JsonNode body, @HeaderParam(Idempotency.HEADER) @Nullable String key)
            throws JsonProcessingException {
        BacktestCommand command = read(body, BacktestCommand.class);
        return accept(body, key, "create-backtest", sql -> form.single(sql, caller.id(), command));
    }

    @POST
    @Path("/sweeps")
    @RolesAllowed("trader")
    public Response sweep(JsonNode body, @HeaderParam(Idempotency.HEADER) @Nullable String key)
            throws JsonProcessingException {
        SweepCommand command = read(body, SweepCommand.class);
        return accept(body, key, "create-sweep", sql -> form.sweep(sql, caller.id(), command));
    }

    @POST
    @Path("/walk-forward")
    @RolesAllowed("trader")
    public Response walkForward(JsonNode body, @HeaderParam(Idempotency.HEADER) @Nullable String key)
            throws JsonProcessingException {
        WalkForwardCommand command = read(body, WalkForwardCommand.class);
        return accept(body, key, "create-walk-forward", sql -> form.walkForward(sql, caller.id(), command));
    }

    @GET
    @Path("/compare")
    @RolesAllowed("viewer")
    public BacktestComparisonView compare(@QueryParam("ids") @Nullable String ids) {
        UUID user = caller.id();
        List<BacktestComparisonView.Run> runs = new ArrayList<>();
        for (UUID id : ids(ids)) {
            BacktestView job = tx.as(user, sql -> {
                BacktestView found = jobs.get(sql, user, id);
                Results.requireDone(sql, user, id);
                return found;
            });
            String sheet = new String(results.tearSheet(user, id), StandardCharsets.UTF_8);
            runs.add(new BacktestComparisonView.Run(job, json.read(sheet, TearSheetView.class)));
        }
        return new BacktestComparisonView(runs);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("viewer")
    public BacktestView get(@PathParam("id") UUID id) {
        UUID user = caller.id();
        return tx.as(user, sql -> jobs.get(sql, user, id));
    }

    @POST
    @Path("/{id}/cancel")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed("trader")
    public BacktestView cancel(@PathParam("id") UUID id) {
        UUID user = caller.id();
        return tx.as(user, sql -> jobs.cancel(sql, user, id));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed("trader")
    public void delete(@PathParam("id") UUID id) {
        UUID user = caller.id();
        tx.run(user, sql -> jobs.delete(sql, user, id));
    }

    private Response accept(JsonNode body, @Nullable String key, String operation, Function<Sql, NewJob> plan) {
        UUID user = caller.id();
        BacktestView job;
        if (key == null) {
            job = tx.as(user, sql -> jobs.create(sql, user, plan.apply(sql)));
        } else {
            var answer = tx.as(
                    user,
                    sql -> idempotency.once(
                            sql,
                            user,
                            operation,
                            key,
                            body,
                            () -> new Idempotency.Answer(202, Json.of(jobs.create(sql, user, plan.apply(sql))))));
            job = json.read(answer.body(), BacktestView.class);
        }
        return Response.accepted(job)
                .location(URI.create("/api/v1/backtests/" + job.id()))
                .build();
    }

    /** Unknown fields are refused by name. */
    private <T> T read(@Nullable JsonNode body, Class<T> type) throws JsonProcessingException {
        if (body == null || !body.isObject()) {
            throw Invalid.body("Send a JSON object.");
        }
        return mapper.treeToValue(body, type);
    }

    private static @Nullable JobKind kind(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        return Arrays.stream(JobKind.values())
                .filter(kind -> kind.name().equals(text))
                .findFirst()
                .orElseThrow(
                        () -> Invalid.of("kind", "UNKNOWN_VALUE", "kind must be one of SINGLE, SWEEP, WALK_FORWARD."));
    }

    private static List<UUID> ids(@Nullable String text) {
        List<UUID> ids = Stream.of(text == null ? new String[0] : text.split(",", MOST_COMPARED + 2))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(BacktestsResource::id)
                .distinct()
                .toList();
        if (ids.isEmpty() || ids.size() > MOST_COMPARED) {
            throw Invalid.of("ids", "OUT_OF_RANGE", "Name 1 to " + MOST_COMPARED + " backtests, separated by commas.");
        }
        return ids;
    }

    private static UUID id(String word) {
        try {
            return UUID.fromString(word);
        } catch (IllegalArgumentException notAnId) {
            throw Invalid.of("ids", "NOT_AN_ID", "ids must be ids of backtests, separated by commas.");
        }
    }
}
