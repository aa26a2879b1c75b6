package dev.tradewind.strategy.worker.wire;

import dev.tradewind.contracts.rest.BacktestView.Figures;
import org.jspecify.annotations.Nullable;

/**
 * A chunk is done and all its pieces are delivered.
 *
 * @param bars really computed, of all series together
 * @param figures of the run or of the chunk's best set, null when there is none
 * @param score what makes one chunk's figures better than another's
 * @param verdict of a walk-forward
 */
public record ChunkResult(
        long bars,
        @Nullable Figures figures,
        @Nullable Double score,
        @Nullable String verdict) {}
