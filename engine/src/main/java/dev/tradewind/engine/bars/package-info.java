/** Price history of one instrument as columns of numbers; what strategies, indicators and backtests read. */
@NullMarked
package dev.tradewind.engine.bars;

import org.jspecify.annotations.NullMarked;
