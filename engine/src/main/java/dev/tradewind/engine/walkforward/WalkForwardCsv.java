package dev.tradewind.engine.walkforward;

import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.strategies.Parameter;
import dev.tradewind.engine.strategies.StrategyType;
import dev.tradewind.engine.sweep.Exits;
import dev.tradewind.engine.sweep.SetMetrics;
import dev.tradewind.engine.walkforward.WalkForwardResult.WindowResult;
import dev.tradewind.engine.walkforward.WindowPlan.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        heading.add(Exits.STOP_AXIS);
        heading.add(Exits.TAKE_PROFIT_AXIS);
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
            row.add(text(result.values().values().get(parameter.name())));
        }
        row.add(text(result.exits().stop()));
        row.add(text(result.exits().takeProfit()));
        row.addAll(result.train().csv());
        row.addAll(result.test().csv());
        return row;
    }

    /** Empty for an exit that the setup has and no axis changes. */
    private static String text(@Nullable BigDecimal value) {
        return value == null ? "" : value.toPlainString();
    }

    private static String opening(BarSeries series, int bar) {
        return Instant.ofEpochSecond(series.opensAt()[bar]).toString();
    }
}
