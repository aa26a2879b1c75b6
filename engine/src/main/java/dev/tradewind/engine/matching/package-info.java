/**
 * The matching core of the paper venue and the fill model it shares with backtests. Inside it prices are counts of the
 * instrument's tick, quantities counts of its step, money and holdings counts of 0.00000001 (C-63); decimals at its border.
 */
@NullMarked
package dev.tradewind.engine.matching;

import org.jspecify.annotations.NullMarked;
