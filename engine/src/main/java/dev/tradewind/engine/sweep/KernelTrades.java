package dev.tradewind.engine.sweep;

import dev.tradewind.engine.backtest.TradeEnd;

/** Hears of each trade of a kernel run: for comparing it with event mode. */
@FunctionalInterface
interface KernelTrades {
    /**
     * @param exitBar the bar of the last sale; the last bar of the run for {@link TradeEnd#OPEN}
     * @param steps what was bought
     * @param netProfit units of 0.00000001; of an open trade as valued at the last bid
     */
    void trade(int entryBar, long entryTicks, int exitBar, long steps, long netProfit, TradeEnd end);
}
