package dev.tradewind.contracts.rest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a run except its trades and its whole equity curve: {@code GET /api/v1/backtests/{id}/result}. The same input
 * gives the same bytes, here and from the console. A walk-forward has one too, over its chained test parts.
 *
 * @param settings what was asked for, with every default filled in
 * @param bars of all symbols together
 * @param monthly one row per year
 * @param drawdowns the deepest ones, deepest first
 * @param benchmarks what holding would have made: each symbol, and SPY where it is known
 * @param refusals entries that were not taken, by code
 * @param equity at most 500 points of the curve; all of it at {@code /equity}
 */
public record TearSheetView(
        String strategy,
        String title,
        Map<String, BigDecimal> values,
        List<String> symbols,
        String timeframe,
        Instant from,
        Instant to,
        long bars,
        BacktestCommand settings,
        BacktestMetricsView metrics,
        List<Month> monthly,
        List<Drawdown> drawdowns,
        List<BenchmarkLine> benchmarks,
        Map<String, Long> refusals,
        List<EquityPointView> equity) {
    /** Returns of a calendar year in UTC: twelve months in percent, null where there was no bar, and the year's. */
    public record Month(int year, List<@Nullable Double> percents, double yearPercent) {}

    /** From a peak to its return, {@code recoveredAt} null if it never came back. */
    public record Drawdown(
            Instant peakAt, Instant bottomAt, @Nullable Instant recoveredAt, double depthPercent, long bars) {}

    /** Buying at the first bar and holding; the equity points are at the times of the run's own. */
    public record BenchmarkLine(
            String name,
            double returnPercent,
            double maxDrawdownPercent,
            @Nullable Double sharpe,
            List<Double> equity) {}
}
