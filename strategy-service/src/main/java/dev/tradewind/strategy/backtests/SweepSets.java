package dev.tradewind.strategy.backtests;

import dev.tradewind.contracts.rest.HeatMapView;
import dev.tradewind.contracts.rest.Page;
import dev.tradewind.contracts.rest.ParameterRange;
import dev.tradewind.contracts.rest.SweepSetView;
import dev.tradewind.kit.problem.Invalid;
import dev.tradewind.strategy.worker.wire.PieceKind;
import dev.tradewind.strategy.worker.wire.Pieces;
import dev.tradewind.strategy.worker.wire.Pieces.SetRow;
import dev.tradewind.strategy.worker.wire.RunPlan;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The sets of a sweep, best first or over two of its parameters; also of one that is still running, as far as it is. */
@Singleton
class SweepSets {
    /** Deeper into the list nobody reads. */
    static final int DEEPEST = 10_000;

    private static final int MOST_CELLS = 40_000;

    private final Results results;

    SweepSets(Results results) {
        this.results = results;
    }

    /** Every set that is computed and whose values go together; how many are computed. */
    long forEach(UUID user, UUID job, Consumer<SetRow> reader) {
        long[] done = {0};
        results.forEach(user, job, PieceKind.SETS, piece -> {
            List<SetRow> rows = Pieces.sets(piece);
            done[0] += rows.size();
            rows.stream().filter(row -> !row.isLeftOut()).forEach(reader);
        });
        return done[0];
    }

    /** One page of the list, best first; sets without the metric last, of equals the lower number first. */
    Page<SweepSetView> page(UUID user, UUID job, RunPlan plan, String metric, int limit, int offset) {
        int wanted = offset + limit;
        if (wanted > DEEPEST) {
            throw Invalid.of("offset", "OUT_OF_RANGE", "Only the best " + DEEPEST + " sets are listed.");
        }
        Comparator<SetRow> bestFirst = Comparator.<SetRow>comparingDouble(row -> rank(metric, row))
                .reversed()
                .thenComparingLong(SetRow::number);
        var best = new PriorityQueue<>(bestFirst.reversed());
        long[] total = {0};
        forEach(user, job, row -> {
            total[0]++;
            best.add(row);
            if (best.size() > wanted) {
                best.poll();
            }
        });
        List<SweepSetView> items = best.stream()
                .sorted(bestFirst)
                .skip(offset)
                .map(row -> view(plan, row))
                .toList();
        return new Page<>(items, total[0], limit, offset);
    }

    HeatMapView heatMap(UUID user, UUID job, RunPlan plan, String x, String y, String metric) {
        int xAxis = axis(plan, "x", x);
        int yAxis = axis(plan, "y", y);
        if (xAxis == yAxis) {
            throw Invalid.of("y", "CONTRADICTORY", "x and y must be two different parameters.");
        }
        List<BigDecimal> xs = values(plan.ranges().get(xAxis));
        List<BigDecimal> ys = values(plan.ranges().get(yAxis));
        if ((long) xs.size() * ys.size() > MOST_CELLS) {
            throw Invalid.of(
                    "x",
                    "TOO_LARGE",
                    "A map of " + xs.size() + " by " + ys.size() + " values is too large to show, at most " + MOST_CELLS
                            + " cells.");
        }
        List<List<HeatMapView.@Nullable Cell>> cells = new ArrayList<>();
        ys.forEach(row -> cells.add(new ArrayList<>(Collections.nCopies(xs.size(), null))));
        double[] range = {Double.NaN, Double.NaN};
        long done = forEach(user, job, set -> {
            double value = value(metric, set);
            if (!Double.isFinite(value)) {
                return;
            }
            long[] position = position(plan, set.number());
            List<HeatMapView.@Nullable Cell> row = cells.get((int) position[yAxis]);
            HeatMapView.Cell before = row.get((int) position[xAxis]);
            if (before == null || isBetter(metric, value, before.value())) {
                row.set((int) position[xAxis], new HeatMapView.Cell(value, set.number()));
            }
        });
        for (var row : cells) {
            for (HeatMapView.Cell cell : row) {
                if (cell != null) {
                    range[0] = Double.isNaN(range[0]) ? cell.value() : Math.min(range[0], cell.value());
                    range[1] = Double.isNaN(range[1]) ? cell.value() : Math.max(range[1], cell.value());
                }
            }
        }
        return new HeatMapView(x, y, metric, done, sets(plan), xs, ys, cells, known(range[0]), known(range[1]));
    }

    static SweepSetView view(RunPlan plan, SetRow row) {
        return new SweepSetView(
                row.number(),
                values(plan, row.number()),
                row.netProfitPercent(),
                known(row.sharpe()),
                row.maxDrawdownPercent(),
                row.trades(),
                known(row.winRatePercent()),
                known(row.profitFactor()));
    }

    static void requireMetric(String metric) {
        if (!SweepSetView.METRICS.contains(metric)) {
            throw Invalid.of(
                    "metric",
                    "UNKNOWN_VALUE",
                    "metric must be one of " + String.join(", ", SweepSetView.METRICS) + ".");
        }
    }

    /** The values of a set that are its own; the last range changes fastest, as in the engine's order of sets. */
    static Map<String, BigDecimal> values(RunPlan plan, long number) {
        long[] position = position(plan, number);
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        for (int axis = 0; axis < position.length; axis++) {
            ParameterRange range = plan.ranges().get(axis);
            values.put(Objects.requireNonNull(range.name()), value(range, position[axis]));
        }
        return values;
    }

    private static long[] position(RunPlan plan, long number) {
        long[] position = new long[plan.ranges().size()];
        long rest = number;
        for (int axis = position.length - 1; axis >= 0; axis--) {
            long count = count(plan.ranges().get(axis));
            position[axis] = rest % count;
            rest /= count;
        }
        return position;
    }

    private static long sets(RunPlan plan) {
        long sets = 1;
        for (ParameterRange range : plan.ranges()) {
            sets *= count(range);
        }
        return sets;
    }

    private static long count(ParameterRange range) {
        return Objects.requireNonNull(range.to())
                        .subtract(Objects.requireNonNull(range.from()))
                        .divide(Objects.requireNonNull(range.step()), 0, RoundingMode.FLOOR)
                        .longValueExact()
                + 1;
    }

    private static BigDecimal value(ParameterRange range, long index) {
        return Objects.requireNonNull(range.from())
                .add(Objects.requireNonNull(range.step()).multiply(BigDecimal.valueOf(index)));
    }

    private static List<BigDecimal> values(ParameterRange range) {
        List<BigDecimal> values = new ArrayList<>();
        long count = Math.min(count(range), MOST_CELLS + 1);
        for (long i = 0; i < count; i++) {
            values.add(value(range, i));
        }
        return values;
    }

    private static int axis(RunPlan plan, String field, String name) {
        for (int axis = 0; axis < plan.ranges().size(); axis++) {
            if (name.equals(plan.ranges().get(axis).name())) {
                return axis;
            }
        }
        throw Invalid.of(field, "UNKNOWN_VALUE", field + " must be a parameter with a range in this sweep.");
    }

    private static double value(String metric, SetRow row) {
        return switch (metric) {
            case "sharpe" -> row.sharpe();
            case "profitFactor" -> row.profitFactor();
            case "winRatePercent" -> row.winRatePercent();
            case "maxDrawdownPercent" -> row.maxDrawdownPercent();
            case "trades" -> row.trades();
            default -> row.netProfitPercent();
        };
    }

    private static boolean isBetter(String metric, double value, double than) {
        return metric.equals("maxDrawdownPercent") ? value < than : value > than;
    }

    private static double rank(String metric, SetRow row) {
        double value = value(metric, row);
        if (Double.isNaN(value)) {
            return Double.NEGATIVE_INFINITY;
        }
        return metric.equals("maxDrawdownPercent") ? -value : value;
    }

    private static @Nullable Double known(double number) {
        return Double.isFinite(number) ? number : null;
    }
}
