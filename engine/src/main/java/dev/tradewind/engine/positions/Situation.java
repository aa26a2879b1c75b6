package dev.tradewind.engine.positions;

import dev.tradewind.engine.money.Price;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A group, its books and levels, the market and the time: what one round of decisions looks at. */
record Situation(GroupSnapshot group, Holding holding, MarketView market, Instant now) {
    LotBook book() {
        return holding.book();
    }

    ExitLevels levels() {
        return holding.levels();
    }

    /** The situation once the actions are done. */
    Situation after(List<Action> actions) {
        GroupSnapshot next = group;
        boolean isSameHolding = true;
        for (Action action : actions) {
            next = Effects.of(next, action, now);
            isSameHolding &= !Effects.changesHolding(action);
        }
        return new Situation(next, isSameHolding ? holding : Holding.of(next), market, now);
    }

    boolean isFlat() {
        return book().remaining().isZero();
    }

    /** Something is held that the venue would take. */
    boolean canSell() {
        return Selling.isSellable(group.instrument(), book().remaining(), roughPrice());
    }

    /** Exits that may still execute. */
    boolean hasOpenExits() {
        for (GroupOrder order : group.orders()) {
            if (!order.isEntry() && !order.isSettled()) {
                return true;
            }
        }
        return false;
    }

    /** The price at which what is held could be sold, from any quote, else what it cost. */
    Price roughPrice() {
        Optional<Price> exit = market.exitPrice(group.side());
        return exit.isPresent() ? exit.get() : book().average().orElse(Price.ZERO);
    }
}
