package dev.tradewind.engine.positions;

import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.engine.orders.OrderRole;
import dev.tradewind.engine.orders.OrderSpec;
import dev.tradewind.engine.orders.OrderStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Marketable orders that shrink a group: what the venue takes, how often to try, how long to wait between tries. */
final class Selling {
    static final int MAX_REJECTIONS = 3;
    private static final int LONGEST_WAIT_SECONDS = 60;
    private static final Duration PATIENCE_WITHOUT_QUOTES = Duration.ofSeconds(10);

    private Selling() {}

    /** Whether the venue would take a sale of this quantity at about this price. An unknown price does not forbid it. */
    static boolean isSellable(Instrument instrument, Quantity quantity, Price price) {
        return quantity.isPositive()
                && quantity.isAtLeast(instrument.minQuantity())
                && (price.isZero()
                        || price.times(quantity, instrument.quote()).compareTo(instrument.minNotional()) >= 0);
    }

    /** A market order: it needs no price of ours, so that a way out stays open with stale quotes (R12). */
    static Action sell(GroupSnapshot group, Quantity quantity) {
        Quantity bounded = Quantity.min(quantity, group.instrument().maxQuantity());
        return new Action.PlaceOrder(
                group.nextKey(0, 0, OrderRole.CLOSE),
                OrderSpec.market(group.instrument().symbol(), group.side().exitOrder(), bounded, false));
    }

    /**
     * Without any quote a market order is refused, so it waits a moment for the first one; then it is tried all the same, for
     * our quotes may be gone and the venue's not (R12).
     */
    static boolean waitsForAMarket(Situation situation, Instant since) {
        return situation.market().exitPrice(situation.group().side()).isEmpty()
                && situation.now().isBefore(since.plus(PATIENCE_WITHOUT_QUOTES));
    }

    /** How many of the last orders in a row the venue rejected. */
    static int rejectionsInARow(List<GroupOrder> orders) {
        int count = 0;
        for (GroupOrder order : orders.reversed()) {
            if (order.status() != OrderStatus.REJECTED || order.hasFill()) {
                break;
            }
            count++;
        }
        return count;
    }

    /** How many of the last orders in a row ended without a fill and against our wish. */
    static int vainTries(List<GroupOrder> orders) {
        int count = 0;
        for (GroupOrder order : orders.reversed()) {
            if (!order.endedInVain()) {
                break;
            }
            count++;
        }
        return count;
    }

    /** When the next try may start: at once after progress, else 1, 2, 4 … 60 s after the last try ended. */
    static Instant nextTry(List<GroupOrder> orders, Instant now) {
        int tries = vainTries(orders);
        if (tries == 0) {
            return now;
        }
        Instant ended = orders.getLast().endedAt();
        long seconds = Math.min(1L << Math.min(tries - 1, 6), LONGEST_WAIT_SECONDS);
        return ended == null ? now : ended.plus(Duration.ofSeconds(seconds));
    }
}
