package dev.tradewind.web.backtests;

import dev.tradewind.contracts.rest.BacktestView;
import dev.tradewind.contracts.rest.HeatMapView;
import dev.tradewind.contracts.rest.ParameterRange;
import dev.tradewind.contracts.rest.SweepSetView;
import dev.tradewind.web.strategies.ParameterField;
import dev.tradewind.web.text.Choice;
import dev.tradewind.web.text.Figure;
import dev.tradewind.web.text.Figures;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A sweep: the best sets, and a heat map over two of its parameters. */
public record SweepView(
        List<Choice> xs,
        List<Choice> ys,
        List<Choice> metrics,
        String xName,
        String yName,
        String metricName,
        String unit,
        String progress,
        List<String> legend,
        List<String> columns,
        List<Row> rows,
        List<SetRow> best) {
    private static final int SHADES = 4;
    private static final int MOST_CELLS = 10_000;

    /** One line of the heat map. */
    public record Row(String value, List<Cell> cells) {}

    /** A cell: its text, its shade from {@code h-4} to {@code h4}, and whether no cell is better. */
    public record Cell(String text, String shade, boolean isBest) {}

    /** One parameter set, and the address of a form that runs it alone. */
    public record SetRow(
            String number,
            String values,
            Figure profit,
            String sharpe,
            Figure drawdown,
            String trades,
            String winRate,
            String profitFactor,
            String again) {}

    /** What is looked at: two parameters and a metric out of the address, or the first ones. */
    record Wanted(String x, String y, String metric) {
        /** Whether there are two different parameters. */
        boolean isMap() {
            return !x.equals(y);
        }

        static Wanted of(BacktestView job, @Nullable String x, @Nullable String y, @Nullable String metric) {
            List<String> names = job.ranges().stream().map(ParameterRange::name).toList();
            String first = names.isEmpty() ? "" : names.getFirst();
            String wantedX = x != null && names.contains(x) ? x : first;
            String other = names.stream()
                    .filter(name -> !name.equals(wantedX))
                    .findFirst()
                    .orElse(wantedX);
            return new Wanted(
                    wantedX,
                    y != null && names.contains(y) ? y : other,
                    metric != null && SweepSetView.METRICS.contains(metric) ? metric : "netProfitPercent");
        }
    }

    static SweepView of(
            BacktestView job, Wanted wanted, @Nullable HeatMapView map, List<SweepSetView> sets, Figures figures) {
        HeatMapView shown = map != null && (long) map.xs().size() * map.ys().size() <= MOST_CELLS ? map : null;
        return new SweepView(
                names(job, wanted.x()),
                names(job, wanted.y()),
                SweepSetView.METRICS.stream()
                        .map(one -> new Choice(one, Metric.name(one), one.equals(wanted.metric())))
                        .toList(),
                ParameterField.label(wanted.x()),
                ParameterField.label(wanted.y()),
                Metric.name(wanted.metric()),
                Metric.isPercent(wanted.metric()) ? " in percent" : "",
                progress(map, figures),
                legend(wanted.metric(), figures),
                shown == null
                        ? List.of()
                        : shown.xs().stream().map(figures::plain).toList(),
                shown == null ? List.of() : rows(shown, figures),
                sets.stream().map(one -> set(job, one, figures)).toList());
    }

    private static List<Choice> names(BacktestView job, String chosen) {
        return job.ranges().stream()
                .map(range -> new Choice(
                        range.name(),
                        ParameterField.label(range.name()),
                        range.name().equals(chosen)))
                .toList();
    }

    private static List<Row> rows(HeatMapView map, Figures figures) {
        List<Row> rows = new ArrayList<>();
        for (int y = 0; y < map.ys().size(); y++) {
            List<Cell> cells = new ArrayList<>();
            for (HeatMapView.@Nullable Cell cell : map.cells().get(y)) {
                cells.add(
                        cell == null
                                ? new Cell("–", "", false)
                                : new Cell(
                                        Metric.brief(map.metric(), cell.value(), figures),
                                        shade(cell.value(), map),
                                        isBest(cell.value(), map)));
            }
            rows.add(new Row(figures.plain(map.ys().get(y)), cells));
        }
        return rows;
    }

    private static String progress(@Nullable HeatMapView map, Figures figures) {
        return map == null || map.done() >= map.sets()
                ? ""
                : figures.count(map.done()) + " of " + figures.count(map.sets()) + " sets so far";
    }

    private static List<String> legend(String metric, Figures figures) {
        OptionalDouble neutral = Metric.neutral(metric);
        if (neutral.isEmpty()) {
            return List.of("worst", "middle", "best");
        }
        String middle = figures.count(Math.round(neutral.getAsDouble()));
        return List.of("below " + middle, middle, "above " + middle);
    }

    /** From what is neither good nor bad, or from the middle of what was found where a metric knows no such value. */
    private static String shade(double value, HeatMapView map) {
        double lowest = map.lowest() == null ? value : map.lowest();
        double highest = map.highest() == null ? value : map.highest();
        double middle = Metric.neutral(map.metric()).orElse((lowest + highest) / 2);
        double reach = Math.max(Math.abs(highest - middle), Math.abs(middle - lowest));
        long step = reach == 0 ? 0 : Math.round((value - middle) / reach * SHADES);
        return "h" + Math.clamp(Metric.isBetterLow(map.metric()) ? -step : step, -SHADES, SHADES);
    }

    private static boolean isBest(double value, HeatMapView map) {
        return Metric.isBetterLow(map.metric())
                ? map.lowest() != null && value <= map.lowest()
                : map.highest() != null && value >= map.highest();
    }

    private static SetRow set(BacktestView job, SweepSetView one, Figures figures) {
        return new SetRow(
                figures.count(one.number() + 1),
                ParameterField.line(one.values(), figures),
                figures.profitPercent(one.netProfitPercent()),
                figures.ratio(one.sharpe()),
                Metric.fall(one.maxDrawdownPercent(), figures),
                figures.count(one.trades()),
                figures.percent(one.winRatePercent()),
                figures.ratio(one.profitFactor()),
                again(job, one.values()));
    }

    /** Address of the form with the settings of a job and these values. */
    private static String again(BacktestView job, Map<String, BigDecimal> values) {
        return "/backtests/new?again=" + job.id() + "&kind=single&"
                + values.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> ParameterField.VALUE
                                + URLEncoder.encode(BacktestFields.nameOf(job, entry.getKey()), StandardCharsets.UTF_8)
                                + "="
                                + entry.getValue().toPlainString())
                        .collect(Collectors.joining("&"));
    }
}
