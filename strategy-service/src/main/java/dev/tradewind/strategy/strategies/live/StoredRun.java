package dev.tradewind.strategy.strategies.live;

import dev.tradewind.engine.strategies.StrategyState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a computation has come.
 *
 * @param lastOpensAt the last bar that is behind it, null before the first
 * @param state what the strategy remembers after that bar
 * @param signalOpensAt the bar whose signal was being handed out when it was stored, with the moment it was heard; null
 *     when none was
 */
record StoredRun(
        String runKey,
        int warmUpBars,
        long barsSeen,
        @Nullable Long lastOpensAt,
        StrategyState state,
        @Nullable Long signalOpensAt,
        @Nullable Instant heardAt) {
    /** One bar further. */
    StoredRun after(long opensAt, StrategyState remembered) {
        return new StoredRun(runKey, warmUpBars, barsSeen + 1, opensAt, remembered, null, null);
    }

    /** Still before this bar, whose signal is about to be handed out. */
    StoredRun handingOut(long opensAt, Instant heard) {
        return new StoredRun(runKey, warmUpBars, barsSeen, lastOpensAt, state, opensAt, heard);
    }
}
