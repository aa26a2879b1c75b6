package dev.tradewind.engine.positions;

import dev.tradewind.engine.money.Price;
import java.time.Instant;

/** A group, its books and levels, the market and the time: what one round of decisions looks at. */
record Situation(GroupSnapshot group, LotBook book, ExitLevels levels, MarketView market, Instant now) {
    static Situation of(GroupSnapshot group, MarketView market, Instant now) {
        LotBook book = LotBook.of(group);
        return new Situation(group, book, ExitLevels.of(group, book), market, now);
    }

    boolean isFlat() {
        return book.remaining().isZero();
    }

    /** Something is held that the venue would take. */
    boolean canSell() {
        return Selling.isSellable(group.instrument(), book.remaining(), roughPrice());
    }

    /** Exits that may still execute. */
    boolean hasOpenExits() {
        return group.exits().stream().anyMatch(order -> !order.isSettled());
    }

    /** The price at which what is held could be sold, from any quote, else what it cost. */
    Price roughPrice() {
        return market.exitPrice(group.side()).or(book::average).orElse(Price.ZERO);
    }
}
