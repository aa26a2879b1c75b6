package dev.tradewind.engine.positions;

import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.orders.OrderKey;
import dev.tradewind.engine.orders.OrderRole;
import dev.tradewind.engine.orders.OrderSpec;
import dev.tradewind.engine.orders.OrderStatus;
import dev.tradewind.engine.orders.OrderType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Places the entry legs of each pyramid in order of depth and takes them away when they are no longer wanted (D-06). */
final class Entries {
    private Entries() {}

    static List<Action> actions(Situation situation) {
        GroupSnapshot group = situation.group();
        List<Action> actions = new ArrayList<>();
        boolean rests = false;
        for (Pyramid pyramid : group.pyramids()) {
            if (!group.hasRestingEntries(pyramid)) {
                continue;
            }
            rests = true;
            Optional<String> why = whyNotWanted(situation, pyramid);
            if (why.isPresent()) {
                actions.addAll(end(group, pyramid, why.get()));
            } else {
                actions.addAll(place(situation, pyramid));
            }
        }
        actions.addAll(rejectedLegs(group));
        if (!rests) {
            group.request(ExitRequest.Kind.CANCEL_ENTRIES)
                    .ifPresent(request -> actions.add(new Action.SettleRequest(request.id(), outcome(group, request))));
        }
        return actions;
    }

    /** Cancels what rests and abandons what was only planned. */
    static List<Action> end(GroupSnapshot group, Pyramid pyramid, String why) {
        List<Action> actions = new ArrayList<>();
        for (Leg leg : pyramid.legs()) {
            Optional<GroupOrder> order = group.entry(pyramid.index(), leg.index());
            if (order.isEmpty()) {
                actions.add(new Action.AbandonLeg(key(group, pyramid, leg), spec(group, pyramid, leg), why));
            } else if (!order.get().status().isTerminal() && !order.get().cancelRequested()) {
                actions.add(new Action.CancelOrder(order.get().key(), why));
            }
        }
        return actions;
    }

    /** Whether the time to live since the first leg's acknowledgement is over without any fill of the pyramid. */
    static boolean isTimeOver(Situation situation, Pyramid pyramid) {
        return timeToLiveEnds(situation.group(), pyramid)
                .filter(end -> !situation.now().isBefore(end))
                .isPresent();
    }

    static Optional<Instant> timeToLiveEnds(GroupSnapshot group, Pyramid pyramid) {
        if (group.rules().entryTimeToLive().isZero() || group.hasFill(pyramid)) {
            return Optional.empty();
        }
        return group.entry(pyramid.index(), 0)
                .map(GroupOrder::acknowledgedAt)
                .map(acknowledged -> acknowledged.plus(group.rules().entryTimeToLive()));
    }

    private static ExitRequest.Outcome outcome(GroupSnapshot group, ExitRequest request) {
        boolean hasEnded = group.orders().stream()
                .anyMatch(order -> order.isEntry()
                        && order.cancelRequested()
                        && order.endedAt() != null
                        && !order.endedAt().isBefore(request.requestedAt()));
        return hasEnded ? ExitRequest.Outcome.DONE : ExitRequest.Outcome.NOTHING_TO_DO;
    }

    private static Optional<String> whyNotWanted(Situation situation, Pyramid pyramid) {
        GroupSnapshot group = situation.group();
        if (group.entriesStopped()) {
            return Optional.of("KILL_SWITCH");
        }
        if (group.request(ExitRequest.Kind.CANCEL_ENTRIES).isPresent()) {
            return Optional.of("CANCEL_SIGNAL");
        }
        if (isTimeOver(situation, pyramid)) {
            return Optional.of("ENTRY_TTL");
        }
        Optional<Price> beyond = situation.levels().cancelBeyond();
        if (beyond.isPresent() && situation.market().confirmedAtOrBeyond(group.side(), beyond.get())) {
            return Optional.of("CANCEL_BEYOND");
        }
        Optional<GroupOrder> first = group.entry(pyramid.index(), 0);
        if (first.isEmpty()) {
            return situation.now().isAfter(pyramid.validUntil()) ? Optional.of("DECISION_EXPIRED") : Optional.empty();
        }
        return first.get().isSettled() && !first.get().wasTaken() ? Optional.of("FIRST_LEG_REFUSED") : Optional.empty();
    }

    private static List<Action> place(Situation situation, Pyramid pyramid) {
        GroupSnapshot group = situation.group();
        if (situation.market().freshExitPrice(group.side()).isEmpty()) {
            return List.of(); // no new risk without a fresh price (R12)
        }
        Optional<GroupOrder> first = group.entry(pyramid.index(), 0);
        if (first.isEmpty()) {
            return List.of(placeLeg(group, pyramid, pyramid.legs().getFirst()));
        }
        if (!first.get().wasTaken()) {
            return List.of(); // nothing follows before the first leg is at the venue
        }
        int active = 0;
        for (GroupOrder order : group.entriesOf(pyramid.index())) {
            active += order.isSettled() ? 0 : 1;
        }
        List<Action> actions = new ArrayList<>();
        for (Leg leg : pyramid.legs()) {
            if (active < group.rules().maxActiveLegs()
                    && group.entry(pyramid.index(), leg.index()).isEmpty()) {
                actions.add(placeLeg(group, pyramid, leg));
                active++;
            }
        }
        return actions;
    }

    private static Action placeLeg(GroupSnapshot group, Pyramid pyramid, Leg leg) {
        return new Action.PlaceOrder(key(group, pyramid, leg), spec(group, pyramid, leg));
    }

    /** A rejected deeper leg is told, the group lives on. */
    private static List<Action> rejectedLegs(GroupSnapshot group) {
        List<Action> incidents = new ArrayList<>();
        for (GroupOrder order : group.orders()) {
            if (!order.isEntry() || order.key().leg() == 0 || order.status() != OrderStatus.REJECTED) {
                continue;
            }
            String key = "ENTRY_REJECTED:" + order.key().pyramid() + ":"
                    + order.key().leg();
            if (!group.incidents().contains(key)) {
                incidents.add(new Action.RaiseIncident(
                        key,
                        Action.Code.ENTRY_REJECTED,
                        Action.Severity.HIGH,
                        "grid leg " + order.key().leg() + " was rejected, the other legs stay"));
            }
        }
        return incidents;
    }

    private static OrderKey key(GroupSnapshot group, Pyramid pyramid, Leg leg) {
        return new OrderKey(group.id(), pyramid.index(), leg.index(), OrderRole.ENTRY, 0);
    }

    private static OrderSpec spec(GroupSnapshot group, Pyramid pyramid, Leg leg) {
        OrderSpec spec = leg.type() == OrderType.MARKETABLE_LIMIT
                ? OrderSpec.marketable(
                        group.instrument().symbol(), group.side().entryOrder(), leg.quantity(), leg.price(), true)
                : OrderSpec.limit(
                        group.instrument().symbol(), group.side().entryOrder(), leg.quantity(), leg.price(), true);
        @Nullable Instant notAfter = leg.index() == 0 ? pyramid.validUntil() : null;
        return notAfter == null ? spec : spec.notAfter(notAfter);
    }
}
