package dev.tradewind.broker.orders.persistence;

import dev.tradewind.broker.orders.application.NewIntent;
import dev.tradewind.broker.orders.application.OrderSnapshot;
import dev.tradewind.engine.instruments.OrderSide;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.orders.Attempt;
import dev.tradewind.engine.orders.ClientOrderId;
import dev.tradewind.engine.orders.Evidence;
import dev.tradewind.engine.orders.Execution;
import dev.tradewind.engine.orders.ExecutionKind;
import dev.tradewind.engine.orders.Order;
import dev.tradewind.engine.orders.OrderChange;
import dev.tradewind.engine.orders.OrderIntent;
import dev.tradewind.engine.orders.OrderSpec;
import dev.tradewind.engine.orders.OrderState;
import dev.tradewind.engine.orders.VenueOrderId;
import dev.tradewind.kit.ids.Ids;
import dev.tradewind.kit.tenancy.Sql;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Order intents with their attempts, evidence and executions, row by row. All inside the caller's transaction. */
@Singleton
public class OrderRows {
    private static final String BY_ID = "o.id = $1";

    private final Ids ids;

    @Inject
    public OrderRows(Ids ids) {
        this.ids = ids;
    }

    /** An execution as it was booked, with the account's cash after it. */
    public record BookedExecution(UUID id, Execution execution, BigDecimal cashAfter) {}

    /** What a change left in the rows, for the facts that are told about it. */
    public record Written(
            @Nullable UUID signalId,
            @Nullable String correlationId,
            @Nullable UUID endedBy,
            List<BookedExecution> executions) {}

    /** Inserts the intent, or finds the one with the same key. */
    UUID insert(Sql sql, OrderIntent intent, NewIntent wish, @Nullable String correlationId) {
        OrderSpec spec = intent.spec();
        int inserted = sql.update(
                """
                insert into order_intent (id, user_id, account_id, group_id, signal_id, signal_at, correlation_id, pyramid,
                    leg, role, generation, client_order_id, symbol, side, type, quantity, limit_price, stop_price,
                    time_in_force, not_after, risk_increasing, state, state_since, created_at, updated_at, version)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
                    'INTENT', $22, $22, $22, 0)
                on conflict (user_id, group_id, pyramid, leg, role, generation) do nothing""",
                intent.id().value(),
                wish.userId(),
                intent.accountId(),
                intent.key().groupId(),
                wish.signalId(),
                wish.signalAt(),
                correlationId,
                intent.key().pyramid(),
                intent.key().leg(),
                intent.key().role(),
                intent.key().generation(),
                intent.clientOrderId().value(),
                spec.symbol().value(),
                spec.side(),
                spec.type(),
                spec.quantity().value(),
                value(spec.limit()),
                value(spec.stop()),
                spec.timeInForce(),
                spec.notAfter(),
                spec.riskIncreasing(),
                intent.createdAt());
        if (inserted == 1) {
            return intent.id().value();
        }
        return sql.one(
                "select id from order_intent where client_order_id = $1",
                row -> row.uuid("id"),
                intent.clientOrderId().value());
    }

    Optional<Order> find(Sql sql, UUID id) {
        return first(ask(sql, BY_ID, id));
    }

    Optional<Order> findByClientOrderId(Sql sql, ClientOrderId id) {
        return first(ask(sql, "o.client_order_id = $1", id.value()));
    }

    /** The group an order belongs to, read before anything is locked. */
    Optional<UUID> groupOf(Sql sql, UUID orderId) {
        return sql.find("select group_id from order_intent where id = $1", row -> row.uuid("group_id"), orderId);
    }

    Order lock(Sql sql, UUID id) {
        // in a statement of its own: the next ones, which Postgres begins after it, see what the former holder
        // committed
        sql.send("select o.id from order_intent o where o.id = $1 for update of o", id);
        return find(sql, id).orElseThrow(() -> new IllegalStateException("order " + id + " is gone"));
    }

    /** Orders of a group, waited for when they are asked for. */
    Supplier<List<OrderSnapshot>> askOfGroup(Sql sql, UUID groupId) {
        return ask(sql, "o.group_id = $1", groupId);
    }

    private static Optional<Order> first(Supplier<List<OrderSnapshot>> found) {
        return found.get().stream().findFirst().map(OrderSnapshot::order);
    }

    private static Supplier<List<OrderSnapshot>> ask(Sql sql, String where, Object argument) {
        Supplier<List<OrderRow>> found = sql.ask("""
                select o.*, e.proof, e.endpoint, e.digest, e.broker_time, e.at as evidence_at, e.detail
                from order_intent o left join order_evidence e on e.order_id = o.id and e.id = o.ended_by
                where %s order by o.created_at, o.id""".formatted(where), OrderRow::of, argument);
        Supplier<List<OrderRow.Of<Attempt>>> attempts = OrderRow.askAttempts(sql, where, argument);
        Supplier<List<OrderRow.Of<Execution>>> executions = OrderRow.askExecutions(sql, where, argument);
        return () -> {
            Map<UUID, List<Attempt>> tried = OrderRow.byOrder(attempts.get());
            Map<UUID, List<Execution>> executed = OrderRow.byOrder(executions.get());
            return found.get().stream()
                    .map(row -> row.snapshot(tried, executed))
                    .toList();
        };
    }

    /** Writes everything a change brought. Fails when somebody else changed the row since it was read. */
    public Written save(Sql sql, UUID userId, OrderChange change, Instant now) {
        Order before = change.before();
        Order after = change.after();
        UUID orderId = after.id().value();
        UUID endedBy = saveEvidence(sql, userId, change);
        saveAttempts(sql, userId, before, after);
        List<BookedExecution> booked = saveExecutions(sql, userId, change, now);
        return sql.find(
                        """
                        update order_intent set state = $3, state_since = case when state = $3 then state_since else $4 end,
                            attempt = $5, acceptance_proven = $6, reason = $7, venue_order_id = $8, reported_filled = $9,
                            filled = $10, average_price = $11, venue_sequence = $12, cancel_reason = $13,
                            cancel_requested_at = $14, absences = $15, ended_by = coalesce($16, ended_by),
                            acknowledged_at = case when $17 then $4 else acknowledged_at end,
                            ended_at = case when $18 then $4 else ended_at end, updated_at = $4, version = $19
                        where id = $1 and version = $2
                        returning signal_id, correlation_id, ended_by""",
                        row -> new Written(
                                row.uuid("signal_id"), row.text("correlation_id"), row.uuid("ended_by"), booked),
                        orderId,
                        before.version(),
                        after.status(),
                        now,
                        after.attempts().size(),
                        after.state() instanceof OrderState.Unknown unknown && unknown.acceptanceProven(),
                        reason(after.state()),
                        after.venueOrderId().map(VenueOrderId::value).orElse(null),
                        after.reportedFilled().value(),
                        after.filled().value(),
                        after.executions().averagePrice().map(Price::value).orElse(null),
                        after.venueSequence(),
                        after.cancelRequest() == null
                                ? null
                                : after.cancelRequest().why(),
                        after.cancelRequest() == null
                                ? null
                                : after.cancelRequest().at(),
                        after.absences(),
                        endedBy,
                        change.acknowledged(),
                        change.ended(),
                        after.version())
                .orElseThrow(() -> new IllegalStateException("lost update of order " + orderId));
    }

    /** Stores what exits earned, once. */
    public void saveProfits(
            Sql sql, UUID userId, UUID accountId, Map<UUID, BigDecimal> realised, List<BookedExecution> booked) {
        for (BookedExecution execution : booked) {
            BigDecimal profit = realised.get(execution.id());
            if (profit != null) {
                sql.send(
                        """
                        insert into execution_profit (user_id, execution_id, account_id, realised, at)
                        values ($1, $2, $3, $4, $5) on conflict do nothing""",
                        userId,
                        execution.id(),
                        accountId,
                        profit,
                        execution.execution().executedAt());
            }
        }
    }

    private @Nullable UUID saveEvidence(Sql sql, UUID userId, OrderChange change) {
        UUID endedBy = null;
        for (Evidence piece : change.evidence()) {
            UUID id = ids.next();
            sql.send(
                    """
                    insert into order_evidence (id, user_id, order_id, proof, endpoint, digest, broker_time, at, detail)
                    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)""",
                    id,
                    userId,
                    change.after().id().value(),
                    piece.proof(),
                    piece.receipt().endpoint(),
                    piece.receipt().digest(),
                    piece.receipt().venueTime(),
                    piece.at(),
                    piece.detail());
            if (change.ended()
                    && change.after().state() instanceof OrderState.Ended ended
                    && ended.evidence().equals(piece)) {
                endedBy = id;
            }
        }
        return endedBy;
    }

    private static void saveAttempts(Sql sql, UUID userId, Order before, Order after) {
        OrderSpec spec = after.intent().spec();
        for (Attempt attempt : after.attempts()) {
            if (attempt.number() > before.attempts().size()) {
                sql.send(
                        """
                        insert into order_attempt (user_id, order_id, account_id, number, fence, started_at, deadline,
                            answered, risk_increasing, notional)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)""",
                        userId,
                        after.id().value(),
                        after.intent().accountId(),
                        attempt.number(),
                        attempt.fence(),
                        attempt.startedAt(),
                        attempt.deadline(),
                        attempt.answered(),
                        spec.riskIncreasing(),
                        spec.limit() == null
                                ? BigDecimal.ZERO
                                : spec.limit().value().multiply(spec.quantity().value()));
            } else if (attempt.answered()
                    && !before.attempts().get(attempt.number() - 1).answered()) {
                sql.send(
                        "update order_attempt set answered = true where order_id = $1 and number = $2",
                        after.id().value(),
                        attempt.number());
            }
        }
    }

    private List<BookedExecution> saveExecutions(Sql sql, UUID userId, OrderChange change, Instant now) {
        List<BookedExecution> booked = new ArrayList<>();
        OrderIntent intent = change.after().intent();
        for (Execution execution : change.booked()) {
            UUID id = ids.next();
            BigDecimal cashAfter = moveCash(sql, intent, change, execution);
            sql.send(
                    """
                    insert into execution (id, user_id, account_id, order_id, group_id, broker_execution_id, kind, refers_to,
                        venue_order_id, part, symbol, side, quantity, price, notional, fee, fee_currency, cash_after,
                        executed_at, sequence, booked_at)
                    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)""",
                    id,
                    userId,
                    intent.accountId(),
                    intent.id().value(),
                    intent.key().groupId(),
                    execution.id(),
                    execution.kind(),
                    execution.refersTo(),
                    execution.venueOrderId().value(),
                    execution.part(),
                    intent.spec().symbol().value(),
                    intent.spec().side(),
                    execution.quantity().value(),
                    execution.price().value(),
                    execution.notional().amount(),
                    execution.fee().amount(),
                    execution.fee().currency().code(),
                    cashAfter,
                    execution.executedAt(),
                    execution.sequence(),
                    now);
            booked.add(new BookedExecution(id, execution, cashAfter));
        }
        return booked;
    }

    /** Cash is the sum of stored amounts (C-54): a bust takes its trade's flow back, a correction replaces it. */
    private static BigDecimal moveCash(Sql sql, OrderIntent intent, OrderChange change, Execution execution) {
        BigDecimal flow = switch (execution.kind()) {
            case TRADE -> flow(intent, execution);
            case BUST ->
                trade(change, execution)
                        .map(trade -> flow(intent, trade))
                        .orElse(BigDecimal.ZERO)
                        .negate();
            case CORRECT ->
                flow(intent, execution)
                        .subtract(trade(change, execution)
                                .map(trade -> flow(intent, trade))
                                .orElse(BigDecimal.ZERO));
        };
        return sql.one(
                "update account set cash = cash + $2 where id = $1 returning cash",
                row -> row.decimal("cash"),
                intent.accountId(),
                flow);
    }

    private static Optional<Execution> trade(OrderChange change, Execution amendment) {
        return change.after().executions().all().stream()
                .filter(trade ->
                        trade.kind() == ExecutionKind.TRADE && trade.id().equals(amendment.refersTo()))
                .findFirst();
    }

    private static BigDecimal flow(OrderIntent intent, Execution execution) {
        Money notional = execution.notional();
        BigDecimal signed =
                intent.spec().side() == OrderSide.BUY ? notional.amount().negate() : notional.amount();
        Currency feeCurrency = execution.fee().currency();
        return feeCurrency.equals(notional.currency())
                ? signed.subtract(execution.fee().amount())
                : signed;
    }

    private static @Nullable String reason(OrderState state) {
        return switch (state) {
            case OrderState.Rejected rejected -> rejected.code();
            case OrderState.Review review -> review.why();
            case OrderState.Intent _,
                    OrderState.Submitting _,
                    OrderState.Unknown _,
                    OrderState.Live _,
                    OrderState.Partial _,
                    OrderState.CancelPending _,
                    OrderState.ReplacePending _,
                    OrderState.Filled _,
                    OrderState.Cancelled _,
                    OrderState.Expired _ -> null;
        };
    }

    private static @Nullable BigDecimal value(@Nullable Price price) {
        return price == null ? null : price.value();
    }
}
