package dev.tradewind.broker.orders.persistence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.tradewind.broker.orders.application.OrderSnapshot;
import dev.tradewind.engine.instruments.OrderSide;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.engine.orders.Attempt;
import dev.tradewind.engine.orders.CancelRequest;
import dev.tradewind.engine.orders.ClientOrderId;
import dev.tradewind.engine.orders.Evidence;
import dev.tradewind.engine.orders.Execution;
import dev.tradewind.engine.orders.ExecutionKind;
import dev.tradewind.engine.orders.ExecutionPart;
import dev.tradewind.engine.orders.Executions;
import dev.tradewind.engine.orders.Order;
import dev.tradewind.engine.orders.OrderId;
import dev.tradewind.engine.orders.OrderIntent;
import dev.tradewind.engine.orders.OrderKey;
import dev.tradewind.engine.orders.OrderRole;
import dev.tradewind.engine.orders.OrderSpec;
import dev.tradewind.engine.orders.OrderState;
import dev.tradewind.engine.orders.OrderStatus;
import dev.tradewind.engine.orders.OrderType;
import dev.tradewind.engine.orders.Proof;
import dev.tradewind.engine.orders.Receipt;
import dev.tradewind.engine.orders.TimeInForce;
import dev.tradewind.engine.orders.VenueOrderId;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.SqlRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One row of {@code order_intent} with the evidence of its end, read but not yet joined with attempts and executions. */
record OrderRow(
        OrderIntent intent,
        OrderState state,
        @Nullable VenueOrderId venueId,
        Quantity reportedFilled,
        long venueSequence,
        @Nullable CancelRequest cancelRequest,
        int absences,
        long version,
        Instant updatedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant endedAt) {

    UUID id() {
        return intent.id().value();
    }

    static OrderRow of(SqlRow row) {
        OrderKey key = new OrderKey(
                row.uuid("group_id"),
                row.integer("pyramid"),
                row.integer("leg"),
                row.constant("role", OrderRole.class),
                row.integer("generation"));
        OrderSpec spec = new OrderSpec(
                Symbol.of(row.text("symbol")),
                row.constant("side", OrderSide.class),
                row.constant("type", OrderType.class),
                Quantity.of(row.decimal("quantity")),
                price(row, "limit_price"),
                price(row, "stop_price"),
                row.constant("time_in_force", TimeInForce.class),
                row.instant("not_after"),
                row.bool("risk_increasing"));
        OrderIntent intent = new OrderIntent(
                new OrderId(row.uuid("id")),
                row.uuid("account_id"),
                key,
                new ClientOrderId(row.text("client_order_id")),
                spec,
                row.instant("created_at"));
        return new OrderRow(
                intent,
                state(row),
                row.has("venue_order_id") ? new VenueOrderId(row.text("venue_order_id")) : null,
                Quantity.of(row.decimal("reported_filled")),
                row.number("venue_sequence"),
                row.has("cancel_requested_at")
                        ? new CancelRequest(row.text("cancel_reason"), row.instant("cancel_requested_at"))
                        : null,
                row.integer("absences"),
                row.number("version"),
                row.instant("updated_at"),
                row.instant("acknowledged_at"),
                row.instant("ended_at"));
    }

    OrderSnapshot snapshot(Map<UUID, List<Attempt>> attempts, Map<UUID, List<Execution>> executions) {
        Order order = new Order(
                intent,
                state,
                attempts.getOrDefault(id(), List.of()),
                new Executions(executions.getOrDefault(id(), List.of())),
                venueId,
                reportedFilled,
                venueSequence,
                cancelRequest,
                absences,
                version);
        return new OrderSnapshot(order, intent.createdAt(), updatedAt, acknowledgedAt, endedAt);
    }

    /** An attempt or an execution, and whose it is. */
    record Of<T>(UUID orderId, T what) {}

    /** Attempts of the orders {@code o} that a condition selects. */
    static Supplier<List<Of<Attempt>>> askAttempts(Sql sql, String where, Object argument) {
        return sql.ask(
                """
                select a.* from order_attempt a join order_intent o on o.id = a.order_id
                where %s order by a.order_id, a.number""".formatted(where),
                row -> new Of<>(
                        row.uuid("order_id"),
                        new Attempt(
                                row.integer("number"),
                                row.number("fence"),
                                row.instant("started_at"),
                                row.instant("deadline"),
                                row.bool("answered"))),
                argument);
    }

    /** Executions of the orders {@code o} that a condition selects. */
    static Supplier<List<Of<Execution>>> askExecutions(Sql sql, String where, Object argument) {
        return sql.ask("""
                select x.* from execution x join order_intent o on o.id = x.order_id
                where %s order by x.order_id, x.sequence, x.booked_at""".formatted(where), row -> new Of<>(row.uuid("order_id"), execution(row)), argument);
    }

    static <T> Map<UUID, List<T>> byOrder(List<Of<T>> all) {
        return all.stream().collect(groupingBy(Of::orderId, mapping(Of::what, toList())));
    }

    static Execution execution(SqlRow row) {
        Symbol symbol = Symbol.of(row.text("symbol"));
        Currency quote = Currency.of(symbol.quote().orElse("USD"));
        return new Execution(
                row.text("broker_execution_id"),
                row.constant("kind", ExecutionKind.class),
                row.text("refers_to"),
                new VenueOrderId(row.text("venue_order_id")),
                row.constant("part", ExecutionPart.class),
                Quantity.of(row.decimal("quantity")),
                Price.of(row.decimal("price")),
                new Money(row.decimal("notional"), quote),
                new Money(row.decimal("fee"), Currency.of(row.text("fee_currency"))),
                row.instant("executed_at"),
                row.number("sequence"));
    }

    private static OrderState state(SqlRow row) {
        int attempt = row.integer("attempt");
        Instant since = row.instant("state_since");
        return switch (row.constant("state", OrderStatus.class)) {
            case INTENT -> new OrderState.Intent();
            case SUBMITTING -> new OrderState.Submitting(attempt);
            case UNKNOWN -> new OrderState.Unknown(attempt, since, row.bool("acceptance_proven"));
            case LIVE -> new OrderState.Live(venueId(row));
            case PARTIAL -> new OrderState.Partial(venueId(row));
            case CANCEL_PENDING -> new OrderState.CancelPending(venueId(row), since);
            case REPLACE_PENDING -> new OrderState.ReplacePending(venueId(row), since);
            case FILLED -> new OrderState.Filled(evidence(row));
            case CANCELLED -> new OrderState.Cancelled(evidence(row));
            case EXPIRED -> new OrderState.Expired(evidence(row));
            case REJECTED -> new OrderState.Rejected(row.text("reason"), evidence(row));
            case REVIEW -> new OrderState.Review(attempt, row.text("reason"), since);
        };
    }

    private static Evidence evidence(SqlRow row) {
        return new Evidence(
                row.constant("proof", Proof.class),
                new Receipt(row.text("endpoint"), row.text("digest"), row.instant("broker_time")),
                row.instant("evidence_at"),
                row.text("detail"));
    }

    private static VenueOrderId venueId(SqlRow row) {
        return new VenueOrderId(row.text("venue_order_id"));
    }

    private static @Nullable Price price(SqlRow row, String column) {
        BigDecimal value = row.decimal(column);
        return value == null ? null : Price.of(value);
    }
}
