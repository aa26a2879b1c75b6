package dev.tradewind.contracts.rest;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One parameter set of a sweep: {@code GET /api/v1/backtests/{id}/sets?metric=&limit=&offset=}, best first by one of
 * {@link #METRICS}; also {@code /sets.csv}.
 *
 * @param maxDrawdownPercent 0 or more
 * @param number of the set in the order of the ranges, from 0
 */
public record SweepSetView(
        long number,
        Map<String, BigDecimal> values,
        double netProfitPercent,
        @Nullable Double sharpe,
        double maxDrawdownPercent,
        long trades,
        @Nullable Double winRatePercent,
        @Nullable Double profitFactor) {
    /** What sets can be sorted and coloured by; more is better, except for the drawdown. */
    public static final List<String> METRICS =
            List.of("netProfitPercent", "sharpe", "profitFactor", "winRatePercent", "maxDrawdownPercent", "trades");
}
