/** Price history: the catalogue, the files, imports, and live candles as they close (section 1 of the fourth issue, S-34, S-43). */
@NullMarked
package dev.tradewind.strategy.marketdata;

import org.jspecify.annotations.NullMarked;
