package dev.tradewind.strategy.signals.trace;

import static dev.tradewind.strategy.signals.trace.DecisionSteps.plain;

import dev.tradewind.contracts.events.ExecutionBookedV1;
import dev.tradewind.contracts.events.GroupChangedV1;
import dev.tradewind.contracts.events.OrderAcknowledgedV1;
import dev.tradewind.contracts.events.OrderEndedV1;
import dev.tradewind.contracts.events.PlanRefusedV1;
import dev.tradewind.kit.events.EventEnvelope;
import dev.tradewind.kit.tenancy.Sql;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Adds what broker-service did to the story: the group's moves, orders, fills, the close. The signal that opened the group
 * tells the whole of it; a later signal of the group tells its own part and the end.
 */
@Singleton
public class TradingSteps {
    private static final String ENTRY = "Entry";
    private static final String CLOSE = "Close";

    private final SignalTrace trace;
    private final GroupStandings standings;

    TradingSteps(SignalTrace trace, GroupStandings standings) {
        this.trace = trace;
        this.standings = standings;
    }

    /** Handles {@code broker.group.changed.v1}. */
    public void groupChanged(Sql sql, EventEnvelope event) {
        GroupChangedV1 group = event.dataAs(GroupChangedV1.class);
        UUID user = event.user();
        standings.changed(sql, user, group);
        if (group.from() == null) {
            trace.bind(sql, user, group.signalId(), group.groupId());
        }
        boolean isOver = group.to().equals("CLOSED") || group.to().equals("FAILED");
        if (isOver) {
            ended(sql, user, event.id(), group);
        } else {
            TraceStep step = moved(event.id(), group);
            concerned(sql, user, group.signalId(), group.groupId())
                    .forEach(signal -> trace.add(sql, user, signal, step));
            trace.move(
                    sql,
                    user,
                    group.signalId(),
                    SignalOutcome.WORKING,
                    null,
                    "The group is " + lower(group.to()) + ".");
        }
    }

    /** Handles {@code broker.order.acknowledged.v1}. */
    public void orderAcknowledged(Sql sql, EventEnvelope event) {
        OrderAcknowledgedV1 order = event.dataAs(OrderAcknowledgedV1.class);
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("quantity", plain(order.quantity()));
        if (order.limitPrice() != null) {
            figures.put("limit", plain(order.limitPrice()));
        }
        if (order.stopPrice() != null) {
            figures.put("stop", plain(order.stopPrice()));
        }
        figures.put("client order id", order.clientOrderId());
        var step = new TraceStep(
                event.id(),
                0,
                order.at(),
                TraceStep.ORDER,
                "ORDER",
                role(order.role()) + " order accepted",
                order.side() + " " + plain(order.quantity()) + " " + order.symbol() + ", pyramid "
                        + order.pyramidIndex() + ", leg " + order.legIndex() + ", " + order.type() + ".",
                true,
                figures);
        addToConcerned(sql, event.user(), order.signalId(), order.groupId(), step);
    }

    /** Handles {@code broker.order.ended.v1}. */
    public void orderEnded(Sql sql, EventEnvelope event) {
        OrderEndedV1 order = event.dataAs(OrderEndedV1.class);
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("filled", plain(order.filledQuantity()) + " of " + plain(order.quantity()));
        figures.put("evidence", order.evidence());
        figures.put("client order id", order.clientOrderId());
        String reason = order.reason() == null ? "" : " Reason: " + order.reason() + ".";
        var step = new TraceStep(
                event.id(),
                0,
                order.at(),
                TraceStep.ORDER,
                "ORDER",
                role(order.role()) + " order " + lower(order.status()),
                "Pyramid " + order.pyramidIndex() + ", leg " + order.legIndex() + "." + reason,
                !order.status().equals("REJECTED"),
                figures);
        UUID user = event.user();
        addToConcerned(sql, user, order.signalId(), order.groupId(), step);
        if (role(order.role()).equals(ENTRY) && order.status().equals("CANCELLED")) {
            trace.complete(sql, user, order.groupId(), "CANCEL", "Resting entries are cancelled.");
        }
        if (role(order.role()).equals(CLOSE) && order.filledQuantity().signum() > 0) {
            trace.complete(sql, user, order.groupId(), "REDUCE", "The position is reduced.");
        }
    }

    /** Handles {@code broker.execution.booked.v1}. */
    public void executionBooked(Sql sql, EventEnvelope event) {
        ExecutionBookedV1 fill = event.dataAs(ExecutionBookedV1.class);
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("quantity", plain(fill.quantity()));
        figures.put("price", plain(fill.price()));
        figures.put("notional", plain(fill.notional()));
        figures.put("fee", plain(fill.fee()) + " " + fill.feeCurrency());
        if (fill.realisedProfit() != null) {
            figures.put("realised profit", plain(fill.realisedProfit()));
        }
        figures.put("cash after", plain(fill.cashAfter()));
        var step = new TraceStep(
                event.id(),
                0,
                fill.executedAt(),
                TraceStep.FILL,
                "FILL",
                role(fill.role()) + " filled",
                fill.side() + " " + plain(fill.quantity()) + " " + fill.symbol() + " at " + plain(fill.price()) + ".",
                true,
                figures);
        addToConcerned(sql, event.user(), fill.signalId(), fill.groupId(), step);
    }

    /** Handles {@code broker.plan.refused.v1}. */
    public void planRefused(Sql sql, EventEnvelope event) {
        PlanRefusedV1 refusal = event.dataAs(PlanRefusedV1.class);
        UUID user = event.user();
        if (trace.classificationOf(sql, user, refusal.signalId()).isEmpty()) {
            return;
        }
        trace.add(
                sql,
                user,
                refusal.signalId(),
                new TraceStep(
                        event.id(),
                        0,
                        refusal.at(),
                        TraceStep.END,
                        "REFUSED",
                        "Not carried out",
                        refusal.detail(),
                        false,
                        Map.of("code", refusal.code())));
        trace.move(sql, user, refusal.signalId(), SignalOutcome.REFUSED, refusal.code(), refusal.detail());
    }

    private void ended(Sql sql, UUID user, UUID eventId, GroupChangedV1 group) {
        boolean failed = group.to().equals("FAILED");
        String reason = group.closeReason() == null ? group.trigger() : group.closeReason();
        String text = failed
                ? "The group failed: " + lower(reason) + "."
                : "The group is closed: " + lower(reason) + ", realised " + plain(group.realisedProfit()) + ".";
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("reason", reason);
        figures.put("realised profit", plain(group.realisedProfit()));
        figures.put("fees", plain(group.fees()));
        var step = new TraceStep(
                eventId,
                0,
                group.at(),
                TraceStep.END,
                "CLOSED",
                failed ? "Group failed" : "Group closed",
                text,
                !failed,
                figures);
        for (UUID signal : trace.boundTo(sql, user, group.groupId())) {
            trace.add(sql, user, signal, step);
            trace.move(sql, user, signal, failed ? SignalOutcome.FAILED : SignalOutcome.CLOSED, reason, text);
        }
    }

    private static TraceStep moved(UUID eventId, GroupChangedV1 group) {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("quantity", plain(group.quantity()));
        if (group.averagePrice() != null) {
            figures.put("average price", plain(group.averagePrice()));
        }
        figures.put("pyramids", Integer.toString(group.pyramids()));
        figures.put("realised profit", plain(group.realisedProfit()));
        String from = group.from() == null ? "" : " from " + lower(group.from());
        return new TraceStep(
                eventId,
                0,
                group.at(),
                TraceStep.GROUP,
                "GROUP",
                "Group " + lower(group.to()),
                "The group moved" + from + " to " + lower(group.to()) + ": " + lower(group.trigger()) + ".",
                null,
                figures);
    }

    private void addToConcerned(Sql sql, UUID user, @Nullable UUID signal, UUID group, TraceStep step) {
        if (signal != null) {
            trace.bindWayOut(sql, user, signal, group);
        }
        concerned(sql, user, signal, group).forEach(each -> trace.add(sql, user, each, step));
    }

    /** The signal itself, if it is one of ours, and the one that opened the group. */
    private Set<UUID> concerned(Sql sql, UUID user, @Nullable UUID signal, UUID group) {
        Set<UUID> concerned = new LinkedHashSet<>();
        if (signal != null && trace.classificationOf(sql, user, signal).isPresent()) {
            concerned.add(signal);
        }
        trace.openerOf(sql, user, group).ifPresent(concerned::add);
        return concerned;
    }

    private static String role(String role) {
        return switch (role) {
            case "E", "ENTRY" -> ENTRY;
            case "T", "TAKE_PROFIT" -> "Take-profit";
            case "S", "STOP" -> "Stop";
            case "X", "CLOSE" -> CLOSE;
            case "R", "OFFSET" -> "Offset";
            default -> role;
        };
    }

    private static String lower(String name) {
        return name.replace('_', ' ').toLowerCase(Locale.ROOT);
    }
}
