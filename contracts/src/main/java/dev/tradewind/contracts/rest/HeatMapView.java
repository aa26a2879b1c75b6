package dev.tradewind.contracts.rest;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sweep over two of its parameters: {@code GET /api/v1/backtests/{id}/heat-map?x=&y=&metric=}. Each cell is the best set with
 * these two values; {@code cells.get(row of ys).get(column of xs)} is null where there is none (yet). Of a sweep that
 * still runs it shows what is there so far.
 *
 * @param done sets that are computed, {@code sets} all of the sweep: the map is whole when they are equal
 * @param lowest value of all cells, {@code highest} likewise; null while there is no cell
 */
public record HeatMapView(
        String x,
        String y,
        String metric,
        long done,
        long sets,
        List<BigDecimal> xs,
        List<BigDecimal> ys,
        List<List<@Nullable Cell>> cells,
        @Nullable Double lowest,
        @Nullable Double highest) {
    /** The value of the metric and the set it comes from. */
    public record Cell(double value, long set) {}
}
