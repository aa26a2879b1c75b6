package dev.tradewind.engine.positions;

import dev.tradewind.engine.money.Price;

/**
 * A price at which a group wants to be looked at again.
 *
 * @param side the price of the book that counts
 */
public record TriggerLevel(Kind kind, Price price, Direction direction, BookSide side) {
    /** What the level is for. */
    public enum Kind {
        AGGREGATE_TAKE_PROFIT,
        STOP_LOSS,
        CANCEL_BEYOND
    }

    /** Which way the price must move to reach the level. */
    public enum Direction {
        AT_OR_ABOVE,
        AT_OR_BELOW
    }

    /** The price at which the position could be closed: bid for a long, ask for a short. */
    public enum BookSide {
        BID,
        ASK
    }

    public boolean isReachedBy(Price bid, Price ask) {
        Price market = side == BookSide.BID ? bid : ask;
        return direction == Direction.AT_OR_ABOVE ? market.isAtLeast(price) : market.isAtMost(price);
    }
}
