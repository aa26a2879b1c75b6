package dev.tradewind.engine.risk;

import dev.tradewind.engine.instruments.Side;
import java.util.List;

/** Where an entry signal belongs: a new group, a pyramid of an open one, or nowhere (D-08, D-10, C-45, C-51). */
public sealed interface EntryPlace {

    /** Nothing is open under the key. */
    record NewGroup() implements EntryPlace {}

    /** It adds pyramid {@code index} to the group. */
    record Pyramid(OpenGroup group, int index) implements EntryPlace {}

    /** It has no effect and that is fine: DUPLICATE, OUT_OF_ORDER or MAX_PYRAMIDS. */
    record Ignored(String code, String detail) implements EntryPlace {}

    /** It may not go ahead now: CLOSING or OPPOSITE_OPEN. */
    record Refused(String code, String detail) implements EntryPlace {}

    /**
     * Places an entry.
     *
     * @param groups groups of the same account, symbol and timeframe that have not ended, either side
     */
    static EntryPlace of(Side side, long candleId, int maxPyramids, List<OpenGroup> groups) {
        for (OpenGroup group : groups) {
            if (group.side() != side) {
                return new Refused(
                        "OPPOSITE_OPEN", "a " + group.side() + " group is open on this symbol and timeframe");
            }
        }
        if (groups.isEmpty()) {
            return new NewGroup();
        }
        OpenGroup group = groups.getFirst();
        if (group.isClosing()) {
            return new Refused("CLOSING", "the group of this symbol and timeframe is closing");
        }
        if (candleId == group.lastCandleId()) {
            return new Ignored("DUPLICATE", "the group already has an entry of this candle");
        }
        if (candleId < group.lastCandleId()) {
            return new Ignored("OUT_OF_ORDER", "the group already has an entry of a newer candle");
        }
        if (group.pyramids() >= maxPyramids) {
            return new Ignored("MAX_PYRAMIDS", "the group has all of its " + maxPyramids + " entries");
        }
        return new Pyramid(group, group.pyramids());
    }
}
