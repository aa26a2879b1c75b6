package dev.tradewind.web.backtests;

import dev.tradewind.contracts.rest.BacktestTradeView;
import dev.tradewind.contracts.rest.EquityPointView;
import dev.tradewind.contracts.rest.Page;
import dev.tradewind.contracts.rest.TearSheetView;
import dev.tradewind.web.charts.LineChart;
import dev.tradewind.web.frame.Paging;
import dev.tradewind.web.text.Figure;
import dev.tradewind.web.text.Figures;
import dev.tradewind.web.text.Labels;
import dev.tradewind.web.text.Moment;
import dev.tradewind.web.text.Pill;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/** A tear sheet as text and shapes. */
public record SheetView(
        List<Metric.Group> groups,
        LineChart equity,
        LineChart drawdown,
        List<Point> points,
        List<Year> years,
        List<Fall> falls,
        List<Benchmark> benchmarks,
        List<String> refusals,
        List<Trade> trades,
        Paging paging) {
    private static final int TABLE_POINTS = 24;
    private static final int FALLS = 5;
    private static final int EQUITY_HEIGHT = 150;
    private static final int DRAWDOWN_HEIGHT = 64;

    /** A point of the curve in the table beside it. */
    public record Point(Moment at, String equity, Figure drawdown) {}

    /** A year of monthly returns. */
    public record Year(int year, List<Month> months, String whole) {}

    /** A month: its return, and gain, loss or nothing. */
    public record Month(String text, String kind) {}

    /** A drawdown from its peak to its recovery. */
    public record Fall(Moment peak, Moment bottom, Moment recovered, Figure depth, String bars) {}

    /** What holding would have made. */
    public record Benchmark(String name, Figure result, Figure drawdown, String sharpe) {}

    /** One trade. */
    public record Trade(
            String number,
            String symbol,
            String side,
            Moment entry,
            String entryPrice,
            Moment exit,
            String exitPrice,
            String quantity,
            Figure profit,
            Figure percent,
            Pill reason,
            String bars,
            Figure best,
            Figure worst,
            String costs,
            String why,
            String whyOut) {}

    static SheetView of(UUID job, TearSheetView sheet, Page<BacktestTradeView> trades, Figures figures) {
        List<EquityPointView> curve = sheet.equity();
        List<LineChart.Curve> curves = new ArrayList<>();
        curves.add(equityCurve("equity", "This strategy", "", curve));
        for (TearSheetView.BenchmarkLine line : sheet.benchmarks()) {
            int size = Math.min(line.equity().size(), curve.size());
            curves.add(new LineChart.Curve(
                    curves.size() == 1 ? "other" : "third",
                    "Holding " + line.name(),
                    "",
                    curve.subList(0, size).stream().map(EquityPointView::at).toList(),
                    line.equity().subList(0, size)));
        }
        return new SheetView(
                Metric.all(sheet.metrics(), figures),
                LineChart.of(summary(sheet, figures), EQUITY_HEIGHT, curves, axis(sheet, figures), figures),
                LineChart.below(
                        "Drawdown of the account; the deepest was "
                                + Metric.fall(sheet.metrics().maxDrawdownPercent(), figures)
                                        .text() + ".",
                        DRAWDOWN_HEIGHT,
                        new LineChart.Curve(
                                "fall",
                                "Drawdown",
                                "",
                                curve.stream().map(EquityPointView::at).toList(),
                                curve.stream()
                                        .map(point -> -Math.abs(point.drawdownPercent()))
                                        .toList()),
                        value -> figures.percent(value),
                        figures),
                points(curve, figures),
                sheet.monthly().stream().map(one -> year(one, figures)).toList(),
                sheet.drawdowns().stream()
                        .limit(FALLS)
                        .map(one -> fall(one, figures))
                        .toList(),
                sheet.benchmarks().stream()
                        .map(one -> new Benchmark(
                                one.name(),
                                figures.profitPercent(one.returnPercent()),
                                Metric.fall(one.maxDrawdownPercent(), figures),
                                figures.ratio(one.sharpe())))
                        .toList(),
                sheet.refusals().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> figures.count(entry.getValue()) + " × " + Labels.words(entry.getKey()))
                        .toList(),
                trades.items().stream().map(one -> trade(one, figures)).toList(),
                new Paging("/backtests/" + job, trades.limit(), trades.offset(), trades.total()));
    }

    static LineChart.Curve equityCurve(String kind, String name, String mark, List<EquityPointView> curve) {
        return new LineChart.Curve(
                kind,
                name,
                mark,
                curve.stream().map(EquityPointView::at).toList(),
                curve.stream().map(point -> point.equity().doubleValue()).toList());
    }

    // amounts are hidden in discreet mode: the axis then tells percents of the start
    private static DoubleFunction<String> axis(TearSheetView sheet, Figures figures) {
        double start = Math.max(1e-9, sheet.metrics().startingCash().doubleValue());
        return value -> figures.discreet()
                ? figures.profitPercent((value / start - 1) * 100).text()
                : figures.count(Math.round(value));
    }

    private static String summary(TearSheetView sheet, Figures figures) {
        return "Value of the account from " + figures.day(sheet.from()).text() + " to "
                + figures.day(sheet.to()).text() + ": "
                + figures.profitPercent(sheet.metrics().netProfitPercent()).text()
                + ", buying and holding "
                + figures.profitPercent(sheet.metrics().benchmarkPercent()).text() + ".";
    }

    private static List<Point> points(List<EquityPointView> curve, Figures figures) {
        List<Point> points = new ArrayList<>();
        int step = Math.max(1, curve.size() / TABLE_POINTS);
        for (int i = 0; i < curve.size(); i += step) {
            points.add(point(curve.get(i), figures));
        }
        if (!curve.isEmpty() && (curve.size() - 1) % step != 0) {
            points.add(point(curve.getLast(), figures));
        }
        return points;
    }

    private static Point point(EquityPointView point, Figures figures) {
        return new Point(
                figures.moment(point.at()),
                figures.money(point.equity(), Metric.CURRENCY),
                Metric.fall(point.drawdownPercent(), figures));
    }

    private static Year year(TearSheetView.Month row, Figures figures) {
        List<Month> months = new ArrayList<>();
        for (@Nullable Double percent : row.percents()) {
            months.add(new Month(
                    figures.tenths(percent), figures.profitPercent(percent).kind()));
        }
        return new Year(row.year(), months, figures.tenths(row.yearPercent()));
    }

    private static Fall fall(TearSheetView.Drawdown one, Figures figures) {
        return new Fall(
                figures.day(one.peakAt()),
                figures.day(one.bottomAt()),
                one.recoveredAt() == null ? Moment.NONE : figures.day(one.recoveredAt()),
                Metric.fall(one.depthPercent(), figures),
                figures.count(one.bars()));
    }

    private static Trade trade(BacktestTradeView one, Figures figures) {
        BigDecimal costs = one.fees().add(one.slippageCost());
        return new Trade(
                figures.count(one.number()),
                one.symbol(),
                Labels.words(one.side()),
                figures.moment(one.entryAt()),
                figures.price(one.entryPrice()),
                figures.moment(one.exitAt()),
                figures.price(one.exitPrice()),
                figures.quantity(one.quantity()),
                figures.profit(one.netProfit(), Metric.CURRENCY),
                figures.profitPercent(one.netProfitPercent()),
                new Pill(reason(one.reason()), one.reason().equals("STOP") ? "warn" : "plain"),
                figures.count(one.bars()),
                figures.profitPercent(one.mfePercent()),
                Metric.fall(one.maePercent(), figures),
                figures.money(costs, Metric.CURRENCY),
                one.entryExplanation(),
                one.exitExplanation() == null ? "" : one.exitExplanation());
    }

    static String reason(String code) {
        return switch (code) {
            case "TAKE_PROFIT" -> "Take-profit";
            case "STOP" -> "Stop";
            case "SIGNAL" -> "Exit signal";
            case "OPEN" -> "Still open";
            default -> Labels.words(code);
        };
    }

    /** Whether holding has a Sharpe ratio at all; without one its column is left out. */
    public boolean hasSharpe() {
        return benchmarks.stream().anyMatch(one -> !one.sharpe().equals("–"));
    }
}
