package dev.tradewind.strategy.worker.wire;

import dev.tradewind.contracts.configurations.DcaConfigurationV1;
import dev.tradewind.contracts.rest.BacktestCommand;
import dev.tradewind.contracts.rest.BacktestView.WindowSettings;
import dev.tradewind.contracts.rest.ParameterRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be computed, complete and checked: the same plan gives the same results on every machine.
 *
 * @param strategy id of the strategy type
 * @param values of every parameter
 * @param timeframe label of the bars to run on
 * @param from bars open at or after this
 * @param to bars open before this
 * @param settings the command with every default filled in
 * @param configuration the user's grid at the time of asking, if one was named
 * @param ranges axes of a sweep or of the training parts
 * @param windows of a walk-forward
 */
public record RunPlan(
        String strategy,
        Map<String, BigDecimal> values,
        List<SeriesPlan> series,
        List<BenchmarkPlan> benchmarks,
        String timeframe,
        Instant from,
        Instant to,
        BacktestCommand settings,
        @Nullable DcaConfigurationV1 configuration,
        List<ParameterRange> ranges,
        @Nullable WindowSettings windows) {
    public RunPlan {
        values = Map.copyOf(values);
        series = List.copyOf(series);
        benchmarks = List.copyOf(benchmarks);
        ranges = List.copyOf(ranges);
    }

    /**
     * One symbol's history.
     *
     * @param hash of the immutable file of candles
     * @param isShare whether it trades in sessions, for 252 days a year
     */
    public record SeriesPlan(String hash, String symbol, boolean isShare, InstrumentPlan instrument) {}

    /** Something to compare with that is not traded. */
    public record BenchmarkPlan(String name, String hash) {}

    /** What orders of the symbol have to look like (D-04). */
    public record InstrumentPlan(
            String venue,
            String base,
            String quote,
            BigDecimal tick,
            BigDecimal step,
            BigDecimal minimumQuantity,
            BigDecimal maximumQuantity,
            BigDecimal minimumNotional) {}
}
