package dev.tradewind.broker.orders.rest;

import dev.tradewind.broker.orders.application.OrderBookkeeping;
import dev.tradewind.contracts.plans.OrderSide;
import dev.tradewind.contracts.rest.OrderView;
import dev.tradewind.contracts.rest.Page;
import dev.tradewind.engine.orders.OrderStatus;
import dev.tradewind.kit.identity.CurrentUser;
import dev.tradewind.kit.problem.Invalid;
import dev.tradewind.kit.problem.NotFound;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.SqlRow;
import dev.tradewind.kit.tenancy.TenantTx;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The user's orders, each with the evidence that proves what became of it. */
@Path("/api/v1/orders")
public class OrdersResource {
    private static final String WHERE = """
             where user_id = $1 and ($2::uuid is null or account_id = $2) and ($3::uuid is null or group_id = $3)
               and (not $4 or state not in ('FILLED', 'CANCELLED', 'EXPIRED', 'REJECTED'))""";

    private final CurrentUser user;
    private final TenantTx tx;
    private final OrderBookkeeping bookkeeping;

    OrdersResource(CurrentUser user, TenantTx tx, OrderBookkeeping bookkeeping) {
        this.user = user;
        this.tx = tx;
        this.bookkeeping = bookkeeping;
    }

    /** A piece of evidence, for the page of an order. */
    public record EvidenceView(
            UUID id,
            String proof,
            String endpoint,
            String digest,
            @Nullable Instant brokerTime,
            Instant at,
            String detail,
            boolean isEnd) {}

    /** Newest first; {@code status=open} leaves out what is over. */
    @GET
    @RolesAllowed("viewer")
    @RunOnVirtualThread
    public Page<OrderView> list(
            @QueryParam("account") @Nullable String account,
            @QueryParam("group") @Nullable String group,
            @QueryParam("status") @DefaultValue("all") String status,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit,
            @QueryParam("offset") @DefaultValue("0") @Min(0) @Max(1_000_000) int offset) {
        UUID userId = user.id();
        UUID accountId = optionalId("account", account);
        UUID groupId = optionalId("group", group);
        boolean openOnly = isOpenOnly(status);
        return tx.as(userId, sql -> page(sql, userId, accountId, groupId, openOnly, limit, offset));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("viewer")
    @RunOnVirtualThread
    public OrderView get(@PathParam("id") String id) {
        UUID userId = user.id();
        UUID orderId = id(id);
        return tx.as(
                        userId,
                        sql -> sql.find(
                                "select * from order_intent where user_id = $1 and id = $2",
                                OrdersResource::view,
                                userId,
                                orderId))
                .orElseThrow(NotFound::of);
    }

    /** The way out of REVIEW: the person has looked at the broker and the order is not there. */
    @POST
    @Path("/{id}/confirm-absent")
    @RolesAllowed("trader")
    @RunOnVirtualThread
    public OrderView confirmAbsent(@PathParam("id") String id) {
        UUID userId = user.id();
        UUID orderId = id(id);
        tx.run(userId, sql -> bookkeeping.confirmAbsent(sql, orderId, "user " + userId));
        return get(id);
    }

    /** What we know about the order and from where, oldest first (R3). */
    @GET
    @Path("/{id}/evidence")
    @RolesAllowed("viewer")
    @RunOnVirtualThread
    public List<EvidenceView> evidence(@PathParam("id") String id) {
        UUID userId = user.id();
        UUID orderId = id(id);
        return tx.as(userId, sql -> {
            boolean isOwn = sql.find(
                            "select id from order_intent where user_id = $1 and id = $2",
                            row -> row.uuid("id"),
                            userId,
                            orderId)
                    .isPresent();
            if (!isOwn) {
                throw NotFound.of();
            }
            return sql.list("""
                    select e.*, e.id = o.ended_by as is_end from order_evidence e join order_intent o on o.id = e.order_id
                    where e.user_id = $1 and e.order_id = $2 order by e.at, e.id""", OrdersResource::evidenceView, userId, orderId);
        });
    }

    private static Page<OrderView> page(
            Sql sql,
            UUID userId,
            @Nullable UUID accountId,
            @Nullable UUID groupId,
            boolean openOnly,
            int limit,
            int offset) {
        List<OrderView> items = sql.list(
                "select * from order_intent\n" + WHERE + " order by created_at desc, id desc limit $5 offset $6",
                OrdersResource::view,
                userId,
                accountId,
                groupId,
                openOnly,
                limit,
                offset);
        long total = sql.one(
                "select count(*) as n from order_intent\n" + WHERE,
                row -> row.number("n"),
                userId,
                accountId,
                groupId,
                openOnly);
        return new Page<>(items, total, limit, offset);
    }

    private static boolean isOpenOnly(String status) {
        return switch (status) {
            case "open" -> true;
            case "all" -> false;
            default ->
                throw Invalid.of(
                        "status", "UNKNOWN_VALUE", "status must be one of " + Arrays.asList("open", "all") + ".");
        };
    }

    private static @Nullable UUID optionalId(String field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw Invalid.of(field, "NOT_AN_ID", field + " must be an id.");
        }
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw NotFound.of();
        }
    }

    private static OrderView view(SqlRow row) {
        OrderStatus state = row.constant("state", OrderStatus.class);
        return new OrderView(
                row.uuid("id"),
                row.uuid("account_id"),
                row.uuid("group_id"),
                row.text("client_order_id"),
                row.text("symbol"),
                row.text("role"),
                row.integer("pyramid"),
                row.integer("leg"),
                row.constant("side", OrderSide.class),
                row.text("type"),
                state.publicName(),
                state.name(),
                row.decimal("quantity"),
                row.decimal("filled"),
                row.decimal("average_price"),
                row.decimal("limit_price"),
                row.decimal("stop_price"),
                row.has("reason") ? row.text("reason") : row.text("cancel_reason"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }

    private static EvidenceView evidenceView(SqlRow row) {
        return new EvidenceView(
                row.uuid("id"),
                row.text("proof"),
                row.text("endpoint"),
                row.text("digest"),
                row.instant("broker_time"),
                row.instant("at"),
                row.text("detail"),
                row.boolOr("is_end", false));
    }
}
