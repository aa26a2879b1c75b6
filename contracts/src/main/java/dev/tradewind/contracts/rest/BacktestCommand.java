package dev.tradewind.contracts.rest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One strategy over price history: {@code POST /api/v1/backtests}. Absent fields take their defaults; the view of a job shows
 * them filled in, so that it can be sent again.
 *
 * @param strategy id of a strategy type, such as {@code dual-mode}
 * @param values parameters by name; those left out keep their initial value
 * @param series ids of candle series, 1 to 10, one per symbol; all trade on one account
 * @param timeframe as in C-57 ("15m", "1h", "D"); default: that of the series
 * @param from first bar opens at or after this; default: the beginning of the series
 * @param to last bar opens before this; default: the end of the series
 * @param cash at the start; default 100,000
 * @param configurationId a DCA configuration of the user: its grid, capital and exits replace the four simple fields below
 * @param capitalPercent of equity per entry, above 0 to 100; default 20
 * @param takeProfitPercent 0 for none, which is the default
 * @param stopPercent 0 for none; default 3
 * @param slippageBps of market and stop fills, 0 to 1,000; default 5
 * @param feePercent of each fill's notional, 0 to 5; default 0.1; equities pay 0.005 a share when it is left out
 * @param path how a bar is walked through: CONSERVATIVE (default; stop before take-profit) or REPLAY (as the paper venue does)
 */
public record BacktestCommand(
        @Nullable String name,
        @Nullable String strategy,
        @Nullable Map<String, BigDecimal> values,
        @Nullable List<String> series,
        @Nullable String timeframe,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable BigDecimal cash,
        @Nullable String configurationId,
        @Nullable BigDecimal capitalPercent,
        @Nullable BigDecimal takeProfitPercent,
        @Nullable BigDecimal stopPercent,
        @Nullable BigDecimal slippageBps,
        @Nullable BigDecimal feePercent,
        @Nullable String path) {}
