package dev.tradewind.broker.venue.matching;

import dev.tradewind.engine.matching.MatchingChanges;
import java.util.List;

/** One transaction of the venue: what changed in the books and where the market stands. */
public record VenueBatch(MatchingChanges changes, List<ShownQuote> market) {
    public VenueBatch {
        market = List.copyOf(market);
    }

    /** Whether there is anything that must be stored now; quotes without effect wait for the end of their bar. */
    boolean isDue() {
        return changes.touchesBooks() || !market.isEmpty();
    }
}
