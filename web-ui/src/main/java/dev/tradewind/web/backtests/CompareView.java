package dev.tradewind.web.backtests;

import dev.tradewind.contracts.rest.BacktestView;
import dev.tradewind.contracts.rest.EquityPointView;
import dev.tradewind.contracts.rest.TearSheetView;
import dev.tradewind.web.charts.LineChart;
import dev.tradewind.web.text.Figures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Two to four results side by side; their curves start at zero percent, so that different cash does not matter. */
public record CompareView(List<Head> heads, LineChart chart, List<Row> rows) {
    /** Most results on one page. */
    static final int MOST = 4;

    private static final int HEIGHT = 170;
    private static final List<String> KINDS = List.of("equity", "other", "third", "fourth");

    /** A result: its letter in the chart and the table. */
    public record Head(String mark, JobView job) {}

    /** A metric, one value for each result. */
    public record Row(String name, String definition, List<Metric> values) {}

    /** A job with its tear sheet. */
    record Run(BacktestView job, TearSheetView sheet) {}

    static CompareView of(List<Run> runs, Figures figures) {
        List<Head> heads = new ArrayList<>();
        List<LineChart.Curve> curves = new ArrayList<>();
        List<List<Metric>> columns = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            String mark = String.valueOf((char) ('A' + i));
            heads.add(new Head(mark, JobView.of(run.job(), figures)));
            curves.add(curve(run, KINDS.get(i), mark));
            columns.add(Metric.all(run.sheet().metrics(), figures).stream()
                    .flatMap(group -> group.metrics().stream())
                    .toList());
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 0; !columns.isEmpty() && i < columns.getFirst().size(); i++) {
            int line = i;
            Metric first = columns.getFirst().get(i);
            rows.add(new Row(
                    first.name(),
                    first.definition(),
                    columns.stream().map(column -> column.get(line)).toList()));
        }
        LineChart chart = LineChart.of(
                "Return of " + runs.size() + " results over time.",
                HEIGHT,
                curves,
                value -> figures.profitPercent(value).text(),
                figures);
        return new CompareView(heads, chart, rows);
    }

    private static LineChart.Curve curve(Run run, String kind, String mark) {
        double start = Math.max(1e-9, run.sheet().metrics().startingCash().doubleValue());
        List<Instant> times =
                run.sheet().equity().stream().map(EquityPointView::at).toList();
        List<Double> percents = run.sheet().equity().stream()
                .map(point -> (point.equity().doubleValue() / start - 1) * 100)
                .toList();
        return new LineChart.Curve(kind, run.job().name(), mark, times, percents);
    }
}
