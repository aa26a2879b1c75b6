package dev.tradewind.contracts.rest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job: {@code GET /api/v1/backtests/{id}}, and in pages {@code GET /api/v1/backtests?kind=&limit=&offset=}, newest first.
 *
 * @param kind SINGLE, SWEEP or WALK_FORWARD
 * @param state QUEUED, RUNNING, DONE, FAILED or CANCELED
 * @param progress share of the work that is done, 0 to 1
 * @param secondsLeft estimate while it runs
 * @param symbols in the order of {@code settings.series}
 * @param sets parameter sets to be computed, 1 for a single backtest
 * @param bars of all series together
 * @param settings what was asked for, with every default filled in
 * @param ranges of a sweep or a walk-forward
 * @param walkForward windows and threshold; null for other kinds
 * @param failure why it failed, in a sentence
 * @param figures a few results for lists, null until it is done: of the single run, of the best set, of the chained test parts
 * @param verdict PASS, FAIL or INCONCLUSIVE of a walk-forward that is done
 */
public record BacktestView(
        UUID id,
        String kind,
        String name,
        String state,
        double progress,
        @Nullable Long secondsLeft,
        String strategy,
        List<String> symbols,
        String timeframe,
        Instant from,
        Instant to,
        long sets,
        long bars,
        BacktestCommand settings,
        List<ParameterRange> ranges,
        @Nullable WindowSettings walkForward,
        @Nullable String failure,
        @Nullable Figures figures,
        @Nullable String verdict,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {
    /** How windows roll (D-19). */
    public record WindowSettings(int trainBars, int testBars, BigDecimal passRatePercent, String metric) {}

    /** Headline numbers; {@code values} are those of the run or of the best set. */
    public record Figures(
            Map<String, BigDecimal> values,
            double netProfitPercent,
            @Nullable Double sharpe,
            double maxDrawdownPercent,
            long trades,
            @Nullable Double winRatePercent) {}
}
