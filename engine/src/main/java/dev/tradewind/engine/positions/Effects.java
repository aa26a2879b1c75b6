package dev.tradewind.engine.positions;

import dev.tradewind.engine.money.Price;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a group looks like once an action is done; lets a decision run on until nothing is left to do. */
final class Effects {
    private Effects() {}

    /** Whether the action books something away; every other one leaves executions, adjustments and legs as they are. */
    static boolean changesHolding(Action action) {
        return switch (action) {
            case Action.BookDust _, Action.OpenRecovery _ -> true;
            case Action.PlaceOrder _,
                    Action.CancelOrder _,
                    Action.AbandonLeg _,
                    Action.Transition _,
                    Action.PyramidTransition _,
                    Action.StartReduce _,
                    Action.SettleRequest _,
                    Action.RaiseIncident _ -> false;
        };
    }

    static GroupSnapshot of(GroupSnapshot group, Action action, Instant now) {
        return switch (action) {
            case Action.PlaceOrder place -> added(group, GroupOrder.intent(place.key(), place.spec(), now));
            case Action.AbandonLeg abandon ->
                added(
                        group,
                        GroupOrder.intent(abandon.key(), abandon.spec(), now).cancelledUnsent(now));
            // even an intent may be on its way out of the door: its end is read again, never assumed (R3)
            case Action.CancelOrder cancel -> group.withOrder(cancel.key(), GroupOrder::withCancelRequested);
            case Action.Transition transition -> moved(group, transition, now);
            case Action.PyramidTransition transition -> moved(group, transition);
            case Action.StartReduce start ->
                group.withRequests(group.exitRequests().stream()
                        .map(request -> request.id().equals(start.request())
                                ? request.started(start.target(), start.firstGeneration())
                                : request)
                        .toList());
            case Action.SettleRequest settle ->
                group.withRequests(group.exitRequests().stream()
                        .filter(request -> !request.id().equals(settle.request()))
                        .toList());
            case Action.BookDust dust ->
                group.withAdjustment(new Adjustment(Adjustment.Kind.DUST, dust.quantity(), Price.ZERO, now));
            case Action.OpenRecovery recovery ->
                group.withAdjustment(
                        new Adjustment(Adjustment.Kind.MOVED_OUT, recovery.quantity(), recovery.cost(), now));
            case Action.RaiseIncident incident -> group.withIncident(incident.key());
        };
    }

    private static GroupSnapshot moved(GroupSnapshot group, Action.Transition transition, Instant now) {
        CloseReason reason = transition.reason() == null ? CloseReason.MANUAL_CLOSE : transition.reason();
        GroupSnapshot next = switch (group.state().moveTo(transition.to(), reason, now)) {
            case GroupState.Move.Moved moved -> group.withState(moved.to());
            case GroupState.Move.Refused refused ->
                throw new IllegalStateException(
                        "group " + group.id() + " cannot go from " + refused.from() + " to " + refused.to());
        };
        if (transition.from() == GroupStatus.CLOSING && transition.to() == GroupStatus.ACTIVE) {
            return next.givenUpAt(now); // what was asked for is given up with the close
        }
        return transition.to().isTerminal() ? next.withRequests(List.of()) : next;
    }

    private static GroupSnapshot moved(GroupSnapshot group, Action.PyramidTransition transition) {
        List<Pyramid> pyramids = new ArrayList<>(group.pyramids());
        pyramids.replaceAll(
                pyramid -> pyramid.index() == transition.pyramid() ? pyramid.with(transition.to()) : pyramid);
        return group.withPyramids(pyramids);
    }

    private static GroupSnapshot added(GroupSnapshot group, GroupOrder order) {
        List<GroupOrder> orders = new ArrayList<>(group.orders().size() + 1);
        orders.addAll(group.orders());
        orders.add(order);
        return group.withOrders(orders);
    }
}
