package dev.tradewind.broker.positions.rest;

import dev.tradewind.broker.positions.application.ClosePositionGroup;
import dev.tradewind.broker.positions.application.StoredGroup;
import dev.tradewind.broker.positions.persistence.PositionQueries;
import dev.tradewind.contracts.rest.CloseCommand;
import dev.tradewind.contracts.rest.GroupDetailView;
import dev.tradewind.contracts.rest.GroupView;
import dev.tradewind.contracts.rest.Page;
import dev.tradewind.kit.idempotency.Idempotency;
import dev.tradewind.kit.identity.CurrentUser;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.problem.Invalid;
import dev.tradewind.kit.problem.NotFound;
import dev.tradewind.kit.tenancy.TenantTx;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Position groups: lists, one in full, and closing by hand. */
@Path("/api/v1/position-groups")
@RunOnVirtualThread
class PositionGroupsResource {
    static final int MAX_LIMIT = 200;
    private static final int MAX_OFFSET = 1_000_000;

    private final TenantTx tx;
    private final PositionQueries queries;
    private final GroupViews views;
    private final GroupDetails details;
    private final ClosePositionGroup close;
    private final Idempotency idempotency;
    private final CurrentUser user;
    private final InstantSource clock;

    PositionGroupsResource(
            TenantTx tx,
            PositionQueries queries,
            GroupViews views,
            GroupDetails details,
            ClosePositionGroup close,
            Idempotency idempotency,
            CurrentUser user,
            InstantSource clock) {
        this.tx = tx;
        this.queries = queries;
        this.views = views;
        this.details = details;
        this.close = close;
        this.idempotency = idempotency;
        this.user = user;
        this.clock = clock;
    }

    @GET
    @RolesAllowed("viewer")
    public Page<GroupView> list(
            @QueryParam("status") @DefaultValue("open") String status,
            @QueryParam("limit") @DefaultValue("50") String limitText,
            @QueryParam("offset") @DefaultValue("0") String offsetText) {
        int limit = number("limit", limitText, 1, MAX_LIMIT);
        int offset = number("offset", offsetText, 0, MAX_OFFSET);
        return tx.as(user.id(), sql -> {
            List<PositionQueries.Listed> items = switch (status) {
                case "open" -> queries.open(sql, limit, offset);
                case "history" -> queries.history(sql, limit, offset);
                default -> throw Invalid.of("status", "UNKNOWN_VALUE", "status is open or history.");
            };
            long total = status.equals("open") ? queries.countOpen(sql) : queries.countHistory(sql);
            return new Page<>(items.stream().map(views::view).toList(), total, limit, offset);
        });
    }

    @GET
    @Path("{id}")
    @RolesAllowed("viewer")
    public GroupDetailView find(@PathParam("id") String id) {
        UUID groupId = id(id);
        return tx.as(user.id(), sql -> details.find(sql, groupId)).orElseThrow(NotFound::of);
    }

    /** Closes the group as the caller saw it; the answer is the group on its way out (202). */
    @POST
    @Path("{id}/close")
    @RolesAllowed("trader")
    public Response close(
            @PathParam("id") String id,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable CloseCommand command) {
        UUID groupId = id(id);
        UUID userId = user.id();
        String ip = user.ip();
        CloseCommand wanted = command == null ? new CloseCommand(version(ifMatch)) : command;
        if (wanted.version() < 1) {
            throw Invalid.of("version", "REQUIRED", "Send the version you saw.");
        }
        Idempotency.Answer answer = tx.as(
                userId,
                sql -> idempotency.once(sql, userId, "close-group:" + groupId, key == null ? "" : key, wanted, () -> {
                    StoredGroup closing = close.handle(sql, userId, groupId, wanted.version(), ip, clock.instant());
                    PositionQueries.Listed listed =
                            queries.find(sql, closing.id()).orElseThrow(NotFound::of);
                    return new Idempotency.Answer(202, Json.of(views.view(listed)));
                }));
        return Response.status(answer.status()).entity(answer.body()).build();
    }

    /** Read as text: the framework answers 404 to a parameter that is no number. */
    private static int number(String name, String text, int least, int most) {
        try {
            int value = Integer.parseInt(text.trim());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            throw Invalid.of(name, "NOT_A_NUMBER", name + " is a whole number.");
        }
        throw Invalid.of(name, "OUT_OF_RANGE", name + " is " + least + " to " + most + ".");
    }

    private static long version(@Nullable String ifMatch) {
        try {
            if (ifMatch != null) {
                return Long.parseLong(ifMatch.replace("\"", "").trim());
            }
        } catch (NumberFormatException unreadable) {
            throw Invalid.of("If-Match", "NOT_A_VERSION", "If-Match carries the version you saw.");
        }
        throw Invalid.of("version", "REQUIRED", "Send the version you saw.");
    }

    /** What is no id is not found either: it looks the same as a missing one (S2). */
    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw NotFound.of();
        }
    }
}
