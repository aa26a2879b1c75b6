package dev.tradewind.strategy.signals.trace;

import dev.tradewind.contracts.events.PlanDecidedV1;
import dev.tradewind.contracts.plans.BreachV1;
import dev.tradewind.contracts.plans.PlanLegV1;
import dev.tradewind.contracts.plans.PlanV1;
import dev.tradewind.contracts.plans.RuleCheckV1;
import dev.tradewind.kit.events.EventEnvelope;
import dev.tradewind.kit.tenancy.Sql;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adds risk-service's decision to a signal's story: each rule with its numbers, the decision, the reservation. */
@Singleton
public class DecisionSteps {
    private static final String REVERSE = "REVERSE";
    private static final int LAST_ORDINAL = 1_000;

    private final SignalTrace trace;
    private final GroupStandings standings;

    DecisionSteps(SignalTrace trace, GroupStandings standings) {
        this.trace = trace;
        this.standings = standings;
    }

    /** Handles {@code risk.plan.decided.v1}. */
    public void decided(Sql sql, EventEnvelope event) {
        PlanDecidedV1 decision = event.dataAs(PlanDecidedV1.class);
        UUID user = event.user();
        if (trace.classificationOf(sql, user, decision.signalId()).isEmpty()) {
            return; // not a signal of ours, such as a manual ticket
        }
        trace.add(sql, user, decision.signalId(), steps(event.id(), decision));
        if (decision.outcome().equals("APPROVED")) {
            approved(sql, user, event.id(), decision);
        } else {
            trace.move(sql, user, decision.signalId(), outcomeOf(decision), decision.code(), decision.detail());
        }
    }

    private void approved(Sql sql, UUID user, UUID eventId, PlanDecidedV1 decision) {
        UUID group = groupOf(decision);
        boolean isFirstHalfOfReverse = decision.kind().equals(REVERSE) && decision.plan() == null;
        SignalOutcome to = decision.plan() == null ? SignalOutcome.WORKING : SignalOutcome.APPROVED;
        trace.move(sql, user, decision.signalId(), to, decision.code(), decision.detail());
        if (group == null || isFirstHalfOfReverse) {
            return;
        }
        trace.bind(sql, user, decision.signalId(), group);
        standings
                .find(sql, user, group)
                .filter(GroupStandings.Standing::isOver)
                .ifPresent(over -> alreadyOver(sql, user, eventId, decision, over));
    }

    /** broker-service was quicker than this decision's fact: the group's end is known already. */
    private void alreadyOver(
            Sql sql, UUID user, UUID eventId, PlanDecidedV1 decision, GroupStandings.Standing standing) {
        String text = "The group has ended.";
        Map<String, String> figures =
                standing.closeReason() == null ? Map.of() : Map.of("reason", standing.closeReason());
        var step = new TraceStep(
                eventId,
                LAST_ORDINAL,
                decision.decidedAt(),
                TraceStep.END,
                "CLOSED",
                "Group ended",
                text,
                standing.outcome() == SignalOutcome.CLOSED,
                figures);
        trace.add(sql, user, decision.signalId(), step);
        trace.move(sql, user, decision.signalId(), standing.outcome(), standing.closeReason(), text);
    }

    private static @Nullable UUID groupOf(PlanDecidedV1 decision) {
        PlanV1 plan = decision.plan();
        if (plan != null) {
            return plan.groupId();
        }
        return decision.exit() == null ? null : decision.exit().groupId();
    }

    private static SignalOutcome outcomeOf(PlanDecidedV1 decision) {
        return switch (decision.outcome()) {
            case "QUEUED" -> SignalOutcome.WORKING;
            case "IGNORED" ->
                decision.code() != null && decision.code().contains("DUPLICATE")
                        ? SignalOutcome.DUPLICATE
                        : SignalOutcome.REFUSED;
            default -> SignalOutcome.REJECTED;
        };
    }

    private static List<TraceStep> steps(UUID eventId, PlanDecidedV1 decision) {
        List<TraceStep> steps = new ArrayList<>();
        int ordinal = 0;
        for (RuleCheckV1 check : decision.checks()) {
            steps.add(rule(eventId, ordinal++, decision, check));
        }
        steps.add(decision(eventId, ordinal++, decision));
        if (decision.plan() != null) {
            steps.add(reservation(eventId, ordinal, decision, decision.plan()));
        }
        return steps;
    }

    private static TraceStep rule(UUID eventId, int ordinal, PlanDecidedV1 decision, RuleCheckV1 check) {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("limit", check.limit());
        figures.put("actual", check.actual());
        if (!check.action().equals("NONE")) {
            figures.put("action", check.action());
        }
        return new TraceStep(
                eventId,
                ordinal,
                decision.decidedAt(),
                TraceStep.RULE,
                "RULE",
                words(check.rule()),
                check.detail(),
                check.passed(),
                figures);
    }

    private static TraceStep decision(UUID eventId, int ordinal, PlanDecidedV1 decision) {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("kind", decision.kind());
        if (decision.code() != null) {
            figures.put("code", decision.code());
        }
        for (BreachV1 breach : decision.breaches()) {
            figures.put(breach.code(), breach.actual() + " of at most " + breach.limit());
        }
        return new TraceStep(
                eventId,
                ordinal,
                decision.decidedAt(),
                TraceStep.DECIDED,
                "DECIDED",
                words(decision.outcome()),
                decision.detail(),
                decision.outcome().equals("APPROVED"),
                figures);
    }

    private static TraceStep reservation(UUID eventId, int ordinal, PlanDecidedV1 decision, PlanV1 plan) {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("reserved", plain(plan.reserved()));
        figures.put("base price", plain(plan.basePrice()));
        for (PlanLegV1 leg : plan.legs()) {
            figures.put("leg " + leg.index(), plain(leg.quantity()) + " at " + plain(leg.price()));
        }
        if (decision.planHash() != null) {
            figures.put("plan hash", decision.planHash());
        }
        return new TraceStep(
                eventId,
                ordinal,
                decision.decidedAt(),
                TraceStep.RESERVED,
                "RESERVED",
                "Money reserved",
                plain(plan.reserved()) + " set aside for " + plan.legs().size() + " legs, fees included.",
                true,
                figures);
    }

    private static String words(String name) {
        String lower = name.replace('_', ' ').toLowerCase(Locale.ROOT);
        return lower.isEmpty() ? lower : Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
    }

    static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
