/** Feeds closed candles to strategies, each computation once for all users who want it, and hands out their signals. */
@NullMarked
package dev.tradewind.strategy.strategies.live;

import org.jspecify.annotations.NullMarked;
