package dev.tradewind.engine.positions;

import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.instruments.OrderSide;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.engine.orders.OrderRole;
import dev.tradewind.engine.orders.OrderSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one resting exit per lot at the venue (D-07): take-profit and stop as OCO when the venue can, else the take-profit,
 * or the stop alone when profit is watched on the average. An exit that does not fit its lot any more is cancelled, and the
 * next generation follows only when its end is proven (R7).
 */
final class Protection {
    private Protection() {}

    static List<Action> actions(Situation situation) {
        GroupSnapshot group = situation.group();
        if (group.request(ExitRequest.Kind.REDUCE).isPresent()) {
            return List.of();
        }
        List<Action> actions = new ArrayList<>();
        Quantity free = free(situation);
        for (Lot lot : situation.book().lots()) {
            List<GroupOrder> resting = group.exitsOf(lot.pyramid(), lot.leg());
            resting.removeIf(GroupOrder::isSettled);
            if (!resting.isEmpty()) {
                actions.addAll(replaceUnlessFitting(situation, lot, resting));
            } else if (lot.isHeld() && free.isAtLeast(lot.remaining())) {
                for (Action placed : place(situation, lot)) {
                    free = placed instanceof Action.PlaceOrder ? free.minus(lot.remaining()) : free;
                    actions.add(placed);
                }
            }
        }
        return actions;
    }

    /** What no live or unknown exit lays claim to. */
    private static Quantity free(Situation situation) {
        Quantity claimed = Quantity.ZERO;
        for (GroupOrder order : situation.group().orders()) {
            Quantity open = order.isEntry() ? Quantity.ZERO : order.openQuantity();
            claimed = open.isZero() ? claimed : claimed.plus(open);
        }
        Quantity remaining = situation.book().remaining();
        return remaining.isAbove(claimed) ? remaining.minus(claimed) : Quantity.ZERO;
    }

    private static List<Action> replaceUnlessFitting(Situation situation, Lot lot, List<GroupOrder> resting) {
        if (resting.size() == 1 && lot.isHeld()) {
            for (OrderSpec spec : wanted(situation, lot)) {
                if (isSame(resting.getFirst(), spec)) {
                    return List.of();
                }
            }
        }
        List<Action> cancels = new ArrayList<>();
        for (GroupOrder order : resting) {
            if (!order.status().isTerminal() && !order.cancelRequested()) {
                cancels.add(new Action.CancelOrder(order.key(), lot.isHeld() ? "REPLACE" : "LOT_SOLD"));
            }
        }
        return cancels;
    }

    private static List<Action> place(Situation situation, Lot lot) {
        GroupSnapshot group = situation.group();
        List<GroupOrder> history = group.exitsOf(lot.pyramid(), lot.leg());
        List<Action> actions = new ArrayList<>();
        rejectedTooOften(group, lot, history).ifPresent(actions::add);
        if (!situation.now().isBefore(Selling.nextTry(history, situation.now()))) {
            now(situation, lot)
                    .ifPresent(spec -> actions.add(new Action.PlaceOrder(
                            group.nextKey(
                                    lot.pyramid(),
                                    lot.leg(),
                                    group.rules().takesProfitPerLeg() ? OrderRole.TAKE_PROFIT : OrderRole.STOP),
                            spec)));
        }
        return actions;
    }

    /** The exits that would be right for the lot, the best one first. */
    private static List<OrderSpec> wanted(Situation situation, Lot lot) {
        GroupSnapshot group = situation.group();
        Instrument instrument = group.instrument();
        OrderSide side = group.side().exitOrder();
        @Nullable Price stop = situation.levels().stop().orElse(null);
        List<OrderSpec> specs = new ArrayList<>();
        if (group.rules().takesProfitPerLeg()) {
            Price target = situation.levels().takeProfit(lot);
            boolean stopFits = stop != null
                    && group.venueTakesOco()
                    && Selling.isSellable(instrument, lot.remaining(), Price.min(stop, target));
            if (stopFits && stop != null) {
                specs.add(OrderSpec.oco(instrument.symbol(), side, lot.remaining(), target, stop));
            }
            boolean limitAlone = !stopFits || situation.market().pays(group.side(), target);
            if (limitAlone && Selling.isSellable(instrument, lot.remaining(), target)) {
                specs.add(OrderSpec.limit(instrument.symbol(), side, lot.remaining(), target, false));
            }
        } else if (stop != null && Selling.isSellable(instrument, lot.remaining(), stop)) {
            specs.add(OrderSpec.stop(instrument.symbol(), side, lot.remaining(), stop));
        }
        return specs;
    }

    /** What to send in this market: a pair whose target is reached already goes as a plain limit, which fills at once. */
    private static Optional<OrderSpec> now(Situation situation, Lot lot) {
        GroupSnapshot group = situation.group();
        for (OrderSpec spec : wanted(situation, lot)) {
            boolean stopIsReached = spec.stop() != null && situation.market().mayBeBeyond(group.side(), spec.stop());
            if (stopIsReached) {
                return Optional
                        .empty(); // the venue would refuse it; the next quote confirms the stop or clears the doubt
            }
            boolean pairIsReached = spec.stop() != null
                    && spec.limit() != null
                    && situation.market().pays(group.side(), spec.limit());
            if (!pairIsReached) {
                return Optional.of(spec);
            }
        }
        return Optional.empty();
    }

    private static boolean isSame(GroupOrder order, OrderSpec spec) {
        return order.spec().type() == spec.type()
                && Objects.equals(order.spec().limit(), spec.limit())
                && Objects.equals(order.spec().stop(), spec.stop())
                && order.openQuantity().equals(spec.quantity());
    }

    private static Optional<Action> rejectedTooOften(GroupSnapshot group, Lot lot, List<GroupOrder> history) {
        int tries = Selling.vainTries(history);
        if (tries < Selling.MAX_REJECTIONS) {
            return Optional.empty();
        }
        int firstOfRun = history.get(history.size() - tries).key().generation();
        String key = "EXIT_REJECTED:" + lot.pyramid() + ":" + lot.leg() + ":" + firstOfRun;
        return group.incidents().contains(key)
                ? Optional.empty()
                : Optional.of(new Action.RaiseIncident(
                        key,
                        Action.Code.EXIT_REJECTED,
                        Action.Severity.URGENT,
                        "the venue does not take the exit of leg " + lot.leg() + ", its price is watched instead"));
    }

    /** An exit of this lot rests at the venue for all that is left of it. */
    static boolean isCovered(GroupSnapshot group, Lot lot) {
        for (GroupOrder order : group.exitsOf(lot.pyramid(), lot.leg())) {
            if (order.status().isAtVenue() && order.openQuantity().isAtLeast(lot.remaining())) {
                return true;
            }
        }
        return false;
    }
}
