package dev.tradewind.engine.positions;

import dev.tradewind.engine.grid.FlatPolicy;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.orders.OrderRole;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The guards of D-02: which move of the group or of a pyramid is due. The way out of CLOSING is {@link Closing}'s. */
final class Moves {
    static final Duration GRID_KEPT = Duration.ofHours(24);
    /** Automatic triggers wait this long after a close was given up: a rejecting venue must not be hammered (R21). */
    static final Duration PAUSE_AFTER_GIVING_UP = Duration.ofSeconds(60);

    private Moves() {}

    static List<Action> actions(Situation situation) {
        List<Action> pyramids = pyramidMoves(situation);
        return pyramids.isEmpty() ? groupMove(situation).map(List::of).orElse(List.of()) : pyramids;
    }

    private static List<Action> pyramidMoves(Situation situation) {
        GroupSnapshot group = situation.group();
        List<Action> moves = new ArrayList<>();
        for (Pyramid pyramid : group.pyramids()) {
            boolean rests = group.hasRestingEntries(pyramid);
            @Nullable
            PyramidStatus to = switch (pyramid.status()) {
                case PENDING -> group.wasTaken(pyramid) ? PyramidStatus.ACTIVE : rests ? null : PyramidStatus.FAILED;
                case ACTIVE -> rests || holdsLots(situation, pyramid) ? null : PyramidStatus.CLOSED;
                case CLOSED, FAILED -> null;
            };
            if (to != null) {
                moves.add(new Action.PyramidTransition(pyramid.index(), pyramid.status(), to));
            }
        }
        return moves;
    }

    private static Optional<Action> groupMove(Situation situation) {
        return switch (situation.group().status()) {
            case WAITING -> fromWaiting(situation);
            case LIVE -> fromLive(situation);
            case PARTIALLY_FILLED, ACTIVE -> fromHolding(situation);
            case CLOSING, CLOSED, FAILED -> Optional.empty();
        };
    }

    private static Optional<Action> fromWaiting(Situation situation) {
        GroupSnapshot group = situation.group();
        if (group.kind() == GroupSnapshot.Kind.RECOVERY) {
            return close(situation, Trigger.LATE_FILL, CloseReason.RECOVERY);
        }
        boolean rests = group.hasRestingEntries();
        if (group.wasEverFilled()) {
            return rests
                    ? move(situation, GroupStatus.PARTIALLY_FILLED, Trigger.ENTRY_FILLED)
                    : move(situation, GroupStatus.ACTIVE, Trigger.ENTRY_FILLED);
        }
        if (!rests) {
            return move(situation, GroupStatus.FAILED, Trigger.EVERY_ATTEMPT_DEAD);
        }
        Optional<Action> asked = askedToClose(situation);
        if (asked.isPresent()) {
            return asked;
        }
        for (Pyramid pyramid : group.pyramids()) {
            if (group.wasTaken(pyramid)) {
                return move(situation, GroupStatus.LIVE, Trigger.ENTRY_ACKNOWLEDGED);
            }
        }
        return Optional.empty();
    }

    private static Optional<Action> fromLive(Situation situation) {
        GroupSnapshot group = situation.group();
        boolean rests = group.hasRestingEntries();
        if (group.wasEverFilled()) {
            if (rests) {
                return move(situation, GroupStatus.PARTIALLY_FILLED, Trigger.ENTRY_FILLED);
            }
            return situation.isFlat()
                    ? close(situation, Trigger.FLAT, CloseReason.NEVER_FILLED)
                    : move(situation, GroupStatus.ACTIVE, Trigger.ENTRIES_ENDED);
        }
        Optional<Action> asked = askedToClose(situation);
        if (asked.isPresent()) {
            return asked;
        }
        if (!rests) {
            return close(situation, Trigger.ENTRIES_ENDED, CloseReason.NEVER_FILLED);
        }
        for (Pyramid pyramid : group.pyramids()) {
            if (group.hasRestingEntries(pyramid) && !Entries.isTimeOver(situation, pyramid)) {
                return Optional.empty();
            }
        }
        return close(situation, Trigger.ENTRY_TTL, CloseReason.NEVER_FILLED);
    }

    /** Precedence of D-07: KILL, then SL, then exit signal, then aggregate TP; per-leg TPs rest at the venue. */
    private static Optional<Action> fromHolding(Situation situation) {
        GroupSnapshot group = situation.group();
        if (group.request(ExitRequest.Kind.KILL).isPresent()) {
            return close(situation, Trigger.KILL_SWITCH, CloseReason.KILL_SWITCH);
        }
        if (mayCloseByItself(situation) && isStopped(situation)) {
            return close(situation, Trigger.STOP_LOSS, CloseReason.SL_HIT);
        }
        Optional<Action> asked = askedToClose(situation);
        if (asked.isPresent()) {
            return asked;
        }
        if (mayCloseByItself(situation) && paysAggregate(situation)) {
            return close(situation, Trigger.AGGREGATE_TAKE_PROFIT, CloseReason.TP_HIT);
        }
        Optional<Action> flat = flat(situation);
        if (flat.isPresent()) {
            return flat;
        }
        boolean rests = group.hasRestingEntries();
        if (group.status() == GroupStatus.PARTIALLY_FILLED && !rests && !situation.isFlat()) {
            return move(situation, GroupStatus.ACTIVE, Trigger.ENTRIES_ENDED);
        }
        return group.status() == GroupStatus.ACTIVE && rests
                ? move(situation, GroupStatus.PARTIALLY_FILLED, Trigger.PYRAMID_ADDED)
                : Optional.empty();
    }

    private static Optional<Action> askedToClose(Situation situation) {
        GroupSnapshot group = situation.group();
        if (group.request(ExitRequest.Kind.KILL).isPresent()) {
            return close(situation, Trigger.KILL_SWITCH, CloseReason.KILL_SWITCH);
        }
        if (group.request(ExitRequest.Kind.MANUAL_CLOSE).isPresent()) {
            return close(situation, Trigger.MANUAL_CLOSE, CloseReason.MANUAL_CLOSE);
        }
        if (group.request(ExitRequest.Kind.EXIT_SIGNAL).isPresent()) {
            return close(situation, Trigger.EXIT_SIGNAL, CloseReason.EXIT_SIGNAL);
        }
        return group.request(ExitRequest.Kind.RISK_OFFSET).isPresent()
                ? close(situation, Trigger.RISK_OFFSET, CloseReason.RISK_OFFSET)
                : Optional.empty();
    }

    /** A stop executed at the venue, or the price is confirmed beyond the stop of a lot that has none resting there. */
    private static boolean isStopped(Situation situation) {
        GroupSnapshot group = situation.group();
        for (GroupOrder order : group.orders()) {
            if (!order.isEntry() && order.stopHit()) {
                return true;
            }
        }
        Optional<Price> stop = situation.levels().stop();
        return stop.isPresent()
                && !situation.isFlat()
                && situation.market().confirmedAtOrBeyond(group.side(), stop.get())
                && hasLotWithoutStop(situation);
    }

    private static boolean hasLotWithoutStop(Situation situation) {
        for (Lot lot : situation.book().lots()) {
            if (lot.isHeld() && !hasStopAtVenue(situation.group(), lot)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasStopAtVenue(GroupSnapshot group, Lot lot) {
        for (GroupOrder order : group.exitsOf(lot.pyramid(), lot.leg())) {
            if (order.isStopAtVenue() && order.openQuantity().isAtLeast(lot.remaining())) {
                return true;
            }
        }
        return false;
    }

    private static boolean paysAggregate(Situation situation) {
        return situation
                .levels()
                .aggregate()
                .filter(target -> situation.market().pays(situation.group().side(), target))
                .isPresent();
    }

    /** Nothing is left that could be sold, and no exit may still execute. */
    private static Optional<Action> flat(Situation situation) {
        GroupSnapshot group = situation.group();
        if (situation.canSell() || situation.hasOpenExits() || !group.wasEverFilled()) {
            return Optional.empty();
        }
        if (!group.hasRestingEntries()) {
            return close(situation, Trigger.FLAT, lastExitReason(group));
        }
        if (!situation.book().soldAnything()) {
            return Optional.empty(); // a fill too small to be sold yet
        }
        if (group.rules().flatPolicy() == FlatPolicy.CLOSE) {
            return close(situation, Trigger.FLAT, lastExitReason(group));
        }
        return situation.now().isBefore(flatSince(group).plus(GRID_KEPT))
                ? Optional.empty()
                : close(situation, Trigger.GRID_KEPT_LONG_ENOUGH, lastExitReason(group));
    }

    static Instant flatSince(GroupSnapshot group) {
        return group.exits().stream()
                .flatMap(order -> order.fills().stream())
                .map(Fill::bookedAt)
                .max(Comparator.naturalOrder())
                .orElse(group.state().since());
    }

    /** By which order executed last, never by price proximity (D-13). */
    static CloseReason lastExitReason(GroupSnapshot group) {
        @Nullable GroupOrder last = null;
        for (GroupOrder order : group.orders()) {
            boolean isExit = !order.isEntry() && order.hasFill();
            if (isExit && (last == null || lastFill(order).isAfter(lastFill(last)))) {
                last = order;
            }
        }
        if (last == null) {
            return CloseReason.NEVER_FILLED;
        }
        return last.stopHit() ? CloseReason.SL_HIT : reasonOf(last.role());
    }

    private static Instant lastFill(GroupOrder order) {
        return order.fills().getLast().bookedAt();
    }

    private static CloseReason reasonOf(OrderRole role) {
        return switch (role) {
            case TAKE_PROFIT -> CloseReason.TP_HIT;
            case STOP -> CloseReason.SL_HIT;
            case CLOSE, ENTRY -> CloseReason.EXIT_SIGNAL;
            case OFFSET -> CloseReason.RISK_OFFSET;
        };
    }

    private static boolean mayCloseByItself(Situation situation) {
        Instant givenUp = situation.group().closeGivenUpAt();
        return givenUp == null || !situation.now().isBefore(givenUp.plus(PAUSE_AFTER_GIVING_UP));
    }

    private static boolean holdsLots(Situation situation, Pyramid pyramid) {
        for (Lot lot : situation.book().lots()) {
            if (lot.isHeld() && lot.pyramid() == pyramid.index()) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Action> move(Situation situation, GroupStatus to, Trigger trigger) {
        return Optional.of(new Action.Transition(situation.group().status(), to, trigger, null));
    }

    private static Optional<Action> close(Situation situation, Trigger trigger, CloseReason reason) {
        return Optional.of(new Action.Transition(situation.group().status(), GroupStatus.CLOSING, trigger, reason));
    }
}
