/** Backtests, sweeps and walk-forwards as jobs of a user: asked for, queued for workers, kept, read (S-28 to S-31, C-62). */
@NullMarked
package dev.tradewind.strategy.backtests;

import org.jspecify.annotations.NullMarked;
