package dev.tradewind.engine.positions;

import dev.tradewind.engine.money.Quantity;
import dev.tradewind.engine.orders.OrderRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way out (C-14, D-13): cancel every order, wait for the proof of each exit's end, sell what is left, and call it closed
 * only on evidence (C-15). Never sell first.
 */
final class Closing {
    /** So long a sale waits for entry legs to be proven over; what they still buy is sold afterwards. */
    static final Duration PATIENCE_WITH_ENTRIES = Duration.ofSeconds(5);

    static final Duration TOO_LONG = Duration.ofMinutes(30);

    private Closing() {}

    static List<Action> actions(Situation situation) {
        GroupSnapshot group = situation.group();
        List<Action> actions = new ArrayList<>(cancels(group));
        Oversold.incident(situation).ifPresent(actions::add);
        tooLong(situation).ifPresent(actions::add);
        if (!actions.isEmpty() || situation.hasOpenExits()) {
            return actions;
        }
        boolean entriesOpen = group.hasRestingEntries();
        Quantity remaining = situation.book().remaining();
        if (situation.canSell()) {
            boolean mayStillGrow = entriesOpen
                    && situation.now().isBefore(group.state().since().plus(PATIENCE_WITH_ENTRIES));
            return mayStillGrow ? List.of() : sellRest(situation, remaining);
        }
        if (entriesOpen) {
            return List.of();
        }
        if (situation.book().held().isPositive()) {
            return List.of(new Action.BookDust(situation.book().held()));
        }
        return group.brokerAgrees()
                ? List.of(new Action.Transition(
                        GroupStatus.CLOSING, GroupStatus.CLOSED, Trigger.CLOSE_PROVEN, finalReason(group)))
                : List.of();
    }

    private static List<Action> cancels(GroupSnapshot group) {
        List<Action> actions = new ArrayList<>();
        for (Pyramid pyramid : group.pyramids()) {
            actions.addAll(Entries.end(group, pyramid, "CLOSING"));
        }
        for (GroupOrder order : group.orders()) {
            boolean rests = order.role() == OrderRole.TAKE_PROFIT || order.role() == OrderRole.STOP;
            if (rests && !order.status().isTerminal() && !order.cancelRequested()) {
                actions.add(new Action.CancelOrder(order.key(), "CLOSING"));
            }
        }
        return actions;
    }

    private static List<Action> sellRest(Situation situation, Quantity remaining) {
        GroupSnapshot group = situation.group();
        if (Selling.waitsForAMarket(situation, group.state().since())) {
            return List.of();
        }
        List<GroupOrder> tries = closesOfThisClosing(group);
        if (Selling.rejectionsInARow(tries) >= Selling.MAX_REJECTIONS) {
            return List.of(
                    new Action.Transition(GroupStatus.CLOSING, GroupStatus.ACTIVE, Trigger.CLOSE_REJECTED, null),
                    new Action.RaiseIncident(
                            "CLOSE_REJECTED:" + tries.getLast().key().generation(),
                            Action.Code.CLOSE_REJECTED,
                            Action.Severity.URGENT,
                            "the venue rejected the close of " + remaining + " " + Selling.MAX_REJECTIONS
                                    + " times; the position goes on under protection"));
        }
        return situation.now().isBefore(Selling.nextTry(tries, situation.now()))
                ? List.of()
                : List.of(Selling.sell(group, remaining));
    }

    static List<GroupOrder> closesOfThisClosing(GroupSnapshot group) {
        List<GroupOrder> closes = group.closes();
        closes.removeIf(order -> order.createdAt().isBefore(group.state().since()));
        return closes;
    }

    private static Optional<Action> tooLong(Situation situation) {
        GroupSnapshot group = situation.group();
        if (situation.now().isBefore(group.state().since().plus(TOO_LONG))) {
            return Optional.empty();
        }
        String key = "CLOSING_TOO_LONG:" + group.state().since();
        return !group.incidents().contains(key)
                ? Optional.of(new Action.RaiseIncident(
                        key,
                        Action.Code.CLOSING_TOO_LONG,
                        Action.Severity.URGENT,
                        "closing for more than " + TOO_LONG.toMinutes() + " minutes"))
                : Optional.empty();
    }

    /** What ended it: nothing was ever bought, a resting exit got there first (D-13), or the reason of the close. */
    private static CloseReason finalReason(GroupSnapshot group) {
        CloseReason asked = switch (group.state()) {
            case GroupState.Closing closing -> closing.reason();
            case GroupState.Closed closed -> closed.reason();
            case GroupState.Waiting _,
                    GroupState.Live _,
                    GroupState.PartiallyFilled _,
                    GroupState.Active _,
                    GroupState.Failed _ -> CloseReason.MANUAL_CLOSE;
        };
        if (group.kind() == GroupSnapshot.Kind.RECOVERY) {
            return CloseReason.RECOVERY;
        }
        if (!group.wasEverFilled()) {
            return CloseReason.NEVER_FILLED;
        }
        for (GroupOrder order : closesOfThisClosing(group)) {
            if (order.hasFill()) {
                return asked;
            }
        }
        CloseReason byVenue = Moves.lastExitReason(group);
        return byVenue == CloseReason.NEVER_FILLED ? asked : byVenue;
    }
}
