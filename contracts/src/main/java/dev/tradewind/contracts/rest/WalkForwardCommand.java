package dev.tradewind.contracts.rest;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Optimises on the past and tests on what follows, window by window (D-19): {@code POST /api/v1/backtests/walk-forward}.
 *
 * @param ranges what may be optimised in the training part; none: the given values are tested as they are
 * @param trainBars default 63
 * @param testBars default 21, which is also how far a window rolls
 * @param passRatePercent share of windows that must end with a profit, default 60
 * @param metric what training looks for: one of {@link #METRICS}; default {@code netProfitPercent}
 */
public record WalkForwardCommand(
        @Nullable BacktestCommand backtest,
        @Nullable List<ParameterRange> ranges,
        @Nullable Integer trainBars,
        @Nullable Integer testBars,
        @Nullable BigDecimal passRatePercent,
        @Nullable String metric) {
    public static final List<String> METRICS =
            List.of("netProfitPercent", "sharpe", "profitFactor", "returnOverDrawdown");
}
