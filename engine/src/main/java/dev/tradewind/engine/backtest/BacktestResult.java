package dev.tradewind.engine.backtest;

import dev.tradewind.engine.money.Money;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run did. Equal setups give equal results.
 *
 * @param cash at the start
 * @param refusals entries that were not taken, or not filled, by code
 * @param bars of all symbols together
 * @param exposedPoints points of the equity curve at which something was held
 * @param fees of all executions
 * @param slippageCost by how much all market and stop executions were worse than the quote
 */
public record BacktestResult(
        Money cash,
        List<TradeRecord> trades,
        EquityCurve equity,
        SortedMap<String, Long> refusals,
        long bars,
        long exposedPoints,
        Money fees,
        Money slippageCost) {
    public BacktestResult {
        trades = List.copyOf(trades);
        refusals = Collections.unmodifiableSortedMap(new TreeMap<>(refusals));
    }
}
