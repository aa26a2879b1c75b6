package dev.tradewind.notification.facts;

import dev.tradewind.contracts.events.AccountOpenedV1;
import dev.tradewind.contracts.events.GroupChangedV1;
import dev.tradewind.contracts.events.IncidentRaisedV1;
import dev.tradewind.contracts.events.KillChangedV1;
import dev.tradewind.contracts.events.OrderEndedV1;
import dev.tradewind.contracts.events.PlanDecidedV1;
import dev.tradewind.contracts.events.PlanRefusedV1;
import dev.tradewind.contracts.events.SignalAcceptedV1;
import dev.tradewind.contracts.events.SignalRefusedV1;
import dev.tradewind.contracts.events.UserRegisteredV1;
import dev.tradewind.notification.inbox.Notice;
import dev.tradewind.notification.inbox.Priority;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in plain words what a fact means to its user; one notification per state change (N-14). */
final class Notices {
    private Notices() {}

    static Optional<Notice> of(UserRegisteredV1 fact) {
        return Optional.of(new Notice(
                "system_alert",
                Priority.LOW,
                "Welcome to Tradewind",
                "Your account is ready. Create a hook and send it a TradingView alert to see your first paper position.",
                "/hooks"));
    }

    static Optional<Notice> of(AccountOpenedV1 fact) {
        return Optional.of(new Notice(
                "system_alert",
                Priority.LOW,
                "Account " + fact.name() + " opened",
                "It holds " + Words.plain(fact.cash()) + " " + fact.currency() + " of "
                        + ("PAPER".equals(fact.mode()) ? "paper money." : "live money."),
                "/"));
    }

    static Optional<Notice> of(SignalAcceptedV1 fact) {
        return Optional.of(new Notice(
                "strategy_signal",
                Priority.LOW,
                fact.symbol() + ": " + Words.spoken(fact.classification().name()) + " signal received",
                (fact.strategyId() == null ? "The alert" : "The strategy's signal")
                        + " is stored and on its way to the risk check.",
                signalLink(fact.signalId())));
    }

    static Optional<Notice> of(SignalRefusedV1 fact) {
        if (fact.symbol().isEmpty()) {
            return Optional.of(turnedAway(fact)); // nothing was stored, so there is no signal to link to
        }
        return Optional.of(new Notice(
                "strategy_signal",
                Priority.MEDIUM,
                fact.symbol() + ": signal not used",
                fact.detail(),
                signalLink(fact.signalId())));
    }

    private static Notice turnedAway(SignalRefusedV1 fact) {
        boolean throttled = "HOOK_THROTTLED".equals(fact.code());
        return new Notice(
                "system_alert",
                Priority.HIGH,
                throttled ? "A hook sends too many alerts" : "A hook got an alert it cannot use",
                fact.detail(),
                "/hooks");
    }

    static Optional<Notice> of(PlanDecidedV1 fact) {
        return switch (fact.outcome()) {
            case "REJECTED" ->
                Optional.of(new Notice(
                        fact.breaches().isEmpty() ? "strategy_signal" : "risk_breach",
                        Priority.HIGH,
                        fact.symbol() + ": " + Words.spoken(fact.kind()) + " not allowed",
                        rejection(fact),
                        signalLink(fact.signalId())));
            case "IGNORED" ->
                Optional.of(new Notice(
                        "strategy_signal",
                        Priority.LOW,
                        fact.symbol() + ": signal had no effect",
                        fact.detail(),
                        signalLink(fact.signalId())));
            default -> Optional.empty(); // approved plans are told by what becomes of them
        };
    }

    private static String rejection(PlanDecidedV1 fact) {
        if (fact.breaches().isEmpty()) {
            return fact.detail() + " Nothing was ordered.";
        }
        String breaches = fact.breaches().stream()
                .map(breach -> breach.code() + " (limit " + breach.limit() + ", would be " + breach.actual() + ")")
                .collect(Collectors.joining(", "));
        return "It would break " + breaches + ". Nothing was ordered.";
    }

    static Optional<Notice> of(PlanRefusedV1 fact) {
        return Optional.of(new Notice(
                "system_alert",
                Priority.HIGH,
                "An approved signal was not worked",
                fact.detail() + " Nothing was ordered and nothing stays reserved.",
                signalLink(fact.signalId())));
    }

    static Optional<Notice> of(GroupChangedV1 fact) {
        String link = "/positions/" + fact.groupId();
        if (fact.from() == null) {
            return Optional.of(new Notice(
                    "position_opened",
                    Priority.MEDIUM,
                    fact.symbol() + ": position created",
                    "The grid is being placed at the broker.",
                    link));
        }
        return switch (fact.to()) {
            case "CLOSED" -> Optional.of(closed(fact, link));
            case "FAILED" ->
                Optional.of(new Notice(
                        "order_rejected",
                        Priority.HIGH,
                        fact.symbol() + ": position failed",
                        "No order of the grid lived, nothing was bought.",
                        link));
            default -> Optional.empty();
        };
    }

    private static Notice closed(GroupChangedV1 fact, String link) {
        String result = Words.signed(fact.realisedProfit().subtract(fact.fees()));
        String reason = fact.closeReason() == null ? "" : fact.closeReason();
        return switch (reason) {
            case "TP_HIT" ->
                new Notice(
                        "profit_target",
                        Priority.MEDIUM,
                        fact.symbol() + ": take-profit reached, " + result,
                        "The position is closed. Result after fees: " + result + ".",
                        link);
            case "SL_HIT" ->
                new Notice(
                        "stop_loss",
                        Priority.HIGH,
                        fact.symbol() + ": stopped out, " + result,
                        "The stop closed the position. Result after fees: " + result + ".",
                        link);
            case "NEVER_FILLED" ->
                new Notice(
                        "position_closed",
                        Priority.LOW,
                        fact.symbol() + ": closed without a fill",
                        "No entry order was filled in time; nothing was bought.",
                        link);
            default ->
                new Notice(
                        "position_closed",
                        Priority.MEDIUM,
                        fact.symbol() + ": position closed, " + result,
                        "Reason: " + Words.spoken(reason) + ". Result after fees: " + result + ".",
                        link);
        };
    }

    static Optional<Notice> of(OrderEndedV1 fact) {
        String link = "/positions/" + fact.groupId();
        String order = fact.side().name().toLowerCase(java.util.Locale.ROOT) + " " + Words.plain(fact.quantity()) + " "
                + fact.symbol();
        return switch (fact.status()) {
            case "FILLED" ->
                Optional.of(new Notice(
                        "order_filled", Priority.MEDIUM, "Filled: " + order, "The broker filled it completely.", link));
            case "CANCELLED", "EXPIRED" ->
                Optional.of(new Notice(
                        "order_cancelled",
                        Priority.LOW,
                        "Ended: " + order,
                        "Filled before that: " + Words.plain(fact.filledQuantity()) + ".",
                        link));
            case "REJECTED" ->
                Optional.of(new Notice(
                        "order_rejected",
                        Priority.HIGH,
                        "Refused: " + order,
                        fact.reason() == null ? "The broker refused it." : "The broker refused it: " + fact.reason(),
                        link));
            default -> Optional.empty();
        };
    }

    static Optional<Notice> of(KillChangedV1 fact) {
        boolean released = "ACTIVE".equals(fact.toMode());
        return Optional.of(new Notice(
                "system_alert",
                Priority.URGENT,
                released ? "Trading is active again" : "Kill switch: " + fact.toMode(),
                (released
                                ? "New entries are allowed again ("
                                        + fact.scope().toLowerCase(java.util.Locale.ROOT) + ")."
                                : "No new entries. Stops, take-profits and manual close keep working.")
                        + " Reason: " + fact.reason(),
                "/kill"));
    }

    static Optional<Notice> of(IncidentRaisedV1 fact) {
        Priority priority = switch (fact.severity()) {
            case "URGENT" -> Priority.URGENT;
            case "HIGH" -> Priority.HIGH;
            case "MEDIUM" -> Priority.MEDIUM;
            default -> Priority.LOW;
        };
        return Optional.of(new Notice(
                "system_alert",
                priority,
                fact.title(),
                fact.detail(),
                fact.groupId() == null ? null : "/positions/" + fact.groupId()));
    }

    private static String signalLink(java.util.UUID signalId) {
        return "/signals/" + signalId;
    }
}
