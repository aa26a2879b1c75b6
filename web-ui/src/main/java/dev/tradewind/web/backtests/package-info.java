/** Backtests, sweeps and walk-forwards. */
@NullMarked
package dev.tradewind.web.backtests;

import org.jspecify.annotations.NullMarked;
