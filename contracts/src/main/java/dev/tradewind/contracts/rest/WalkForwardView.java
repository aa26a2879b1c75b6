package dev.tradewind.contracts.rest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Windows of a walk-forward and what they say together (D-19): {@code GET /api/v1/backtests/{id}/windows}, also
 * {@code /windows.csv}. The chained equity of the test parts is at {@code /equity}, their tear sheet at {@code /result}.
 *
 * @param passRatePercent windows passed of those that traded, null when none did
 * @param verdict PASS, FAIL or INCONCLUSIVE
 */
public record WalkForwardView(
        List<Window> windows,
        int passed,
        int failed,
        int withoutTrade,
        @Nullable Double passRatePercent,
        BigDecimal requiredPassRatePercent,
        String verdict) {
    /**
     * One window.
     *
     * @param values what training found best
     * @param trainMetric the metric they reached there, null without a trade
     * @param verdict PASS, FAIL or NO_TRADE
     */
    public record Window(
            int number,
            Instant trainFrom,
            Instant trainTo,
            Instant testFrom,
            Instant testTo,
            int testBars,
            Map<String, BigDecimal> values,
            @Nullable Double trainMetric,
            String verdict,
            BigDecimal netProfit,
            double netProfitPercent,
            double maxDrawdownPercent,
            @Nullable Double sharpe,
            long trades) {}
}
