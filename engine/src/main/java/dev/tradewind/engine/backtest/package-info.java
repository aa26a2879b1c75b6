/** Backtests in event mode: strategy, risk, grid, exits and the paper venue's matching over closed bars (docs/backtests.md). */
@NullMarked
package dev.tradewind.engine.backtest;

import org.jspecify.annotations.NullMarked;
