package dev.tradewind.engine.positions;

import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.engine.orders.OrderRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sells a percentage of every lot (D-09): exits out of the way first, then the sale, then protection for the rest. */
final class Reducing {
    private Reducing() {}

    static List<Action> actions(Situation situation) {
        Optional<ExitRequest> request = situation.group().request(ExitRequest.Kind.REDUCE);
        return request.map(open -> open.target() == null ? start(situation, open) : proceed(situation, open))
                .orElse(List.of());
    }

    private static List<Action> start(Situation situation, ExitRequest request) {
        GroupSnapshot group = situation.group();
        if (!group.wasEverFilled() && group.hasRestingEntries()) {
            return List.of(new Action.SettleRequest(request.id(), ExitRequest.Outcome.NOTHING_TO_DO));
        }
        Quantity target = target(situation, request);
        if (!Selling.isSellable(group.instrument(), target, situation.roughPrice())) {
            return List.of(new Action.SettleRequest(request.id(), ExitRequest.Outcome.NOTHING_TO_DO));
        }
        List<Action> cancels = new ArrayList<>();
        group.exits().stream()
                .filter(order -> !order.status().isTerminal() && !order.cancelRequested())
                .filter(order -> order.role() != OrderRole.CLOSE)
                .forEach(order -> cancels.add(new Action.CancelOrder(order.key(), "REDUCE")));
        if (!cancels.isEmpty() || situation.hasOpenExits()) {
            return cancels;
        }
        int generation = group.nextKey(0, 0, OrderRole.CLOSE).generation();
        return List.of(new Action.StartReduce(request.id(), target, generation));
    }

    private static List<Action> proceed(Situation situation, ExitRequest request) {
        GroupSnapshot group = situation.group();
        if (situation.hasOpenExits()) {
            return List.of();
        }
        List<GroupOrder> tries = group.closes().stream()
                .filter(order -> order.key().generation() >= request.firstGeneration())
                .toList();
        Quantity sold = tries.stream().map(GroupOrder::filled).reduce(Quantity.ZERO, Quantity::plus);
        Quantity target = request.target() == null ? Quantity.ZERO : request.target();
        Quantity rest = sold.isAtLeast(target)
                ? Quantity.ZERO
                : Quantity.min(target.minus(sold), situation.book().remaining());
        if (!Selling.isSellable(group.instrument(), rest, situation.roughPrice())) {
            return List.of(new Action.SettleRequest(request.id(), ExitRequest.Outcome.DONE));
        }
        if (Selling.waitsForAMarket(situation, request.requestedAt())) {
            return List.of();
        }
        if (Selling.rejectionsInARow(tries) >= Selling.MAX_REJECTIONS) {
            return List.of(
                    new Action.SettleRequest(request.id(), ExitRequest.Outcome.GIVEN_UP),
                    new Action.RaiseIncident(
                            "REDUCE_REJECTED:" + request.id(),
                            Action.Code.REDUCE_REJECTED,
                            Action.Severity.HIGH,
                            "the venue rejected the sale of " + rest + " three times"));
        }
        return situation.now().isBefore(Selling.nextTry(tries, situation.now()))
                ? List.of()
                : List.of(Selling.sell(group, rest));
    }

    private static Quantity target(Situation situation, ExitRequest request) {
        Percent percent = request.percent() == null ? Percent.ZERO : request.percent();
        return situation.book().heldLots().stream()
                .map(lot -> situation
                        .group()
                        .instrument()
                        .roundDownToStep(lot.remaining().times(percent.fraction())))
                .reduce(Quantity.ZERO, Quantity::plus);
    }
}
