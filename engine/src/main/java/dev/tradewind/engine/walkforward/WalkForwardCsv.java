package dev.tradewind.engine.walkforward;

import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.strategies.Parameter;
import dev.tradewind.engine.strategies.StrategyType;
import dev.tradewind.engine.sweep.SetMetrics;
import dev.tradewind.engine.walkforward.WalkForwardResult.WindowResult;
import dev.tradewind.engine.walkforward.WindowPlan.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A walk-forward as rows of text: a heading and one row per window. No value needs quoting. */
public final class WalkForwardCsv {
    private WalkForwardCsv() {}

    /** The heading, then one row per window in order. */
    public static List<List<String>> windows(WalkForwardResult result, StrategyType type, BarSeries series) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(heading(type));
        result.windows().forEach(window -> rows.add(row(window, type, series)));
        return rows;
    }

    private static List<String> heading(StrategyType type) {
        List<String> heading = new ArrayList<>(List.of("window", "trainFrom", "testFrom", "testTo", "testBars"));
        heading.add("verdict");
        type.parameters().stream().map(Parameter::name).forEach(heading::add);
        SetMetrics.COLUMNS.forEach(column -> heading.add("train." + column));
        SetMetrics.COLUMNS.forEach(column -> heading.add("test." + column));
        return heading;
    }

    private static List<String> row(WindowResult result, StrategyType type, BarSeries series) {
        Window window = result.window();
        List<String> row = new ArrayList<>();
        row.add(Integer.toString(window.index() + 1));
        row.add(opening(series, window.trainFrom()));
        row.add(opening(series, window.testFrom()));
        row.add(Instant.ofEpochSecond(series.opensAt()[window.testTo() - 1]
                        + series.timeframe().seconds())
                .toString());
        row.add(Integer.toString(window.testBars()));
        row.add(result.verdict().name());
        for (Parameter parameter : type.parameters()) {
            BigDecimal value = result.values().values().get(parameter.name());
            row.add(value == null ? "" : value.toPlainString());
        }
        row.addAll(result.train().csv());
        row.addAll(result.test().csv());
        return row;
    }

    private static String opening(BarSeries series, int bar) {
        return Instant.ofEpochSecond(series.opensAt()[bar]).toString();
    }
}
