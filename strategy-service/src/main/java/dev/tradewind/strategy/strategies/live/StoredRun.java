package dev.tradewind.strategy.strategies.live;

import dev.tradewind.engine.strategies.StrategyState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a computation has come.
 *
 * @param barsSeen bars that are behind it without a gap, those of its warm-up included
 * @param historyBars how many of them were history when it was warmed up
 * @param lastOpensAt the last bar that is behind it, null before the first
 * @param state what the strategy remembers after that bar
 * @param signalOpensAt the bar whose signal was being handed out when it was stored, with the moment it was heard; null
 *     when none was
 */
record StoredRun(
        String runKey,
        int warmUpBars,
        long barsSeen,
        int historyBars,
        @Nullable Long lastOpensAt,
        StrategyState state,
        @Nullable Long signalOpensAt,
        @Nullable Instant heardAt) {
    /** One bar further. */
    StoredRun after(long opensAt, StrategyState remembered) {
        return new StoredRun(runKey, warmUpBars, barsSeen + 1, historyBars, opensAt, remembered, null, null);
    }

    /** Still before this bar, whose signal is about to be handed out. */
    StoredRun handingOut(long opensAt, Instant heard) {
        return new StoredRun(runKey, warmUpBars, barsSeen, historyBars, lastOpensAt, state, opensAt, heard);
    }

    /** It cannot give a signal yet. */
    boolean isWarmingUp() {
        return barsSeen < warmUpBars;
    }
}
