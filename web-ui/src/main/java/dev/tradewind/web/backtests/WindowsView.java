package dev.tradewind.web.backtests;

import dev.tradewind.contracts.rest.WalkForwardView;
import dev.tradewind.web.strategies.ParameterField;
import dev.tradewind.web.text.Figure;
import dev.tradewind.web.text.Figures;
import dev.tradewind.web.text.Moment;
import dev.tradewind.web.text.Pill;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The windows of a walk-forward and what they say together (D-19). */
public record WindowsView(
        Pill verdict, String sentence, String passed, String failed, String withoutTrade, String rate, List<Row> rows) {
    /** One window. */
    public record Row(
            int number,
            Moment trainFrom,
            Moment trainTo,
            Moment testFrom,
            Moment testTo,
            String values,
            String trained,
            Pill verdict,
            Figure profit,
            Figure percent,
            Figure drawdown,
            String sharpe,
            String trades) {}

    /** {@code searched} are the names of the parameters that the training was free to choose. */
    static WindowsView of(WalkForwardView view, String metric, Set<String> searched, Figures figures) {
        return new WindowsView(
                JobView.verdict(view.verdict()),
                sentence(view, figures),
                figures.count(view.passed()),
                figures.count(view.failed()),
                figures.count(view.withoutTrade()),
                figures.percent(view.passRatePercent()),
                view.windows().stream()
                        .map(one -> row(one, metric, searched, figures))
                        .toList());
    }

    private static String sentence(WalkForwardView view, Figures figures) {
        String needed = figures.percent(view.requiredPassRatePercent());
        return switch (view.verdict()) {
            case "PASS" ->
                view.passed() + " of " + (view.passed() + view.failed())
                        + " windows that traded ended with a profit on bars the training never saw; " + needed
                        + " were asked for.";
            case "FAIL" ->
                "Only " + view.passed() + " of " + (view.passed() + view.failed())
                        + " windows that traded ended with a profit; " + needed
                        + " were asked for. What looked good in training did not hold.";
            default ->
                view.withoutTrade() + " of " + view.windows().size()
                        + " windows did not trade at all, which is too many to say anything.";
        };
    }

    private static Row row(WalkForwardView.Window one, String metric, Set<String> searched, Figures figures) {
        return new Row(
                one.number(),
                figures.day(one.trainFrom()),
                figures.day(one.trainTo()),
                figures.day(one.testFrom()),
                figures.day(one.testTo()),
                ParameterField.line(only(one.values(), searched), figures),
                one.trainMetric() == null
                        ? "–"
                        : Metric.figure(metric, one.trainMetric(), figures).text(),
                JobView.verdict(one.verdict()),
                figures.profit(one.netProfit(), Metric.CURRENCY),
                figures.profitPercent(one.netProfitPercent()),
                Metric.fall(one.maxDrawdownPercent(), figures),
                figures.ratio(one.sharpe()),
                figures.count(one.trades()));
    }

    private static Map<String, BigDecimal> only(Map<String, BigDecimal> values, Set<String> searched) {
        return values.entrySet().stream()
                .filter(entry -> searched.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
