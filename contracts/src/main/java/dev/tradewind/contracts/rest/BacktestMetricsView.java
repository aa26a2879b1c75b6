package dev.tradewind.contracts.rest;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Metrics of D-19. Null means that there is nothing to compute it from, such as a profit factor without a loss. Open trades count
 * in equity, not among wins and losses.
 *
 * @param annualReturnPercent compounded
 * @param sharpe of daily returns, annualised, risk-free 4 %
 * @param longestDrawdownBars bars from a peak to the next new one, or to the end
 * @param expectancy average net result of a trade, in quote currency
 * @param exposurePercent bars with a position, of all bars
 * @param benchmarkPercent what buying the first bar and holding made
 * @param openTrades positions that were still open at the end
 */
public record BacktestMetricsView(
        BigDecimal startingCash,
        BigDecimal finalEquity,
        BigDecimal netProfit,
        double netProfitPercent,
        @Nullable Double annualReturnPercent,
        @Nullable Double volatilityPercent,
        @Nullable Double sharpe,
        @Nullable Double sortino,
        @Nullable Double calmar,
        double maxDrawdownPercent,
        long longestDrawdownBars,
        long trades,
        long wins,
        long losses,
        long flats,
        long openTrades,
        @Nullable Double winRatePercent,
        @Nullable Double profitFactor,
        @Nullable Double expectancy,
        @Nullable Double averageWin,
        @Nullable Double averageLoss,
        double exposurePercent,
        BigDecimal fees,
        BigDecimal slippageCost,
        @Nullable Double benchmarkPercent) {}
