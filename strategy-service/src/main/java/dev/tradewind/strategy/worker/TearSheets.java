package dev.tradewind.strategy.worker;

import dev.tradewind.contracts.rest.BacktestCommand;
import dev.tradewind.contracts.rest.BacktestMetricsView;
import dev.tradewind.contracts.rest.BacktestTradeView;
import dev.tradewind.contracts.rest.EquityPointView;
import dev.tradewind.contracts.rest.TearSheetView;
import dev.tradewind.contracts.rest.TearSheetView.BenchmarkLine;
import dev.tradewind.contracts.rest.TearSheetView.Drawdown;
import dev.tradewind.contracts.rest.TearSheetView.Month;
import dev.tradewind.engine.backtest.BacktestResult;
import dev.tradewind.engine.backtest.Benchmark;
import dev.tradewind.engine.backtest.DrawdownPeriod;
import dev.tradewind.engine.backtest.EquityCurve;
import dev.tradewind.engine.backtest.Metrics;
import dev.tradewind.engine.backtest.MonthlyTable;
import dev.tradewind.engine.backtest.TradeRecord;
import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.matching.InstrumentScale;
import dev.tradewind.engine.money.Money;
import dev.tradewind.strategy.worker.wire.RunPlan;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The engine's results as the API tells them; equal results give equal sheets. */
final class TearSheets {
    private static final int SAMPLES = 500;
    private static final int DRAWDOWNS = 10;

    private TearSheets() {}

    static TearSheetView of(EnginePlan run, BacktestResult result, Metrics metrics, Map<String, BarSeries> history) {
        EquityCurve curve = result.equity();
        List<Benchmark> benchmarks = new ArrayList<>();
        history.forEach((name, series) -> benchmarks.add(Benchmark.of(name, series, curve)));
        long start = InstrumentScale.units(result.cash().amount());
        RunPlan plan = run.plan();
        Map<String, BigDecimal> values =
                run.ordered(run.setup().markets().getFirst().values());
        return new TearSheetView(
                plan.strategy(),
                run.type().title(),
                values,
                plan.series().stream().map(RunPlan.SeriesPlan::symbol).toList(),
                plan.timeframe(),
                plan.from(),
                plan.to(),
                result.bars(),
                settings(plan.settings(), values),
                metrics(
                        metrics,
                        benchmarks.isEmpty() ? null : benchmarks.getFirst().returnPercent()),
                MonthlyTable.of(start, curve).years().stream()
                        .map(year -> new Month(year.year(), year.percents(), year.percent()))
                        .toList(),
                drawdowns(run, start, curve),
                benchmarks.stream().map(line -> line(line, result.cash())).toList(),
                new LinkedHashMap<>(result.refusals()),
                equity(run, start, curve));
    }

    /** With its values in the order of the form: equal settings give equal text. */
    private static BacktestCommand settings(BacktestCommand given, Map<String, BigDecimal> values) {
        return new BacktestCommand(
                given.name(),
                given.strategy(),
                values,
                given.series(),
                given.timeframe(),
                given.from(),
                given.to(),
                given.cash(),
                given.configurationId(),
                given.capitalPercent(),
                given.takeProfitPercent(),
                given.stopPercent(),
                given.slippageBps(),
                given.feePercent(),
                given.path());
    }

    static BacktestTradeView trade(TradeRecord trade) {
        return new BacktestTradeView(
                trade.number(),
                trade.symbol().value(),
                trade.side().name(),
                trade.entryAt(),
                trade.exitAt(),
                trade.quantity().value(),
                trade.entryPrice().value(),
                trade.exitPrice() == null ? null : trade.exitPrice().value(),
                trade.netProfit().amount(),
                trade.netProfitPercent(),
                trade.fees().amount(),
                trade.slippageCost().amount(),
                trade.end().name(),
                trade.barsHeld(),
                trade.favourablePercent(),
                trade.adversePercent(),
                trade.entryExplanation().text(),
                trade.exitExplanation() == null ? null : trade.exitExplanation().text());
    }

    private static BacktestMetricsView metrics(Metrics metrics, @Nullable Double benchmark) {
        return new BacktestMetricsView(
                metrics.startingCash().amount(),
                metrics.finalEquity().amount(),
                metrics.netProfit().amount(),
                metrics.netProfitPercent(),
                metrics.annualReturnPercent(),
                metrics.volatilityPercent(),
                metrics.sharpe(),
                metrics.sortino(),
                metrics.calmar(),
                metrics.maxDrawdownPercent(),
                metrics.longestDrawdownPoints(),
                metrics.trades(),
                metrics.wins(),
                metrics.losses(),
                metrics.flats(),
                metrics.openTrades(),
                metrics.winRatePercent(),
                metrics.profitFactor(),
                metrics.expectancy(),
                metrics.averageWin(),
                metrics.averageLoss(),
                metrics.exposurePercent(),
                metrics.fees().amount(),
                metrics.slippageCost().amount(),
                benchmark);
    }

    private static List<Drawdown> drawdowns(EnginePlan run, long start, EquityCurve curve) {
        return DrawdownPeriod.deepest(start, curve, DRAWDOWNS).stream()
                .map(period -> new Drawdown(
                        period.peak() < 0 ? opening(curve, 0) : closing(run, curve, period.peak()),
                        closing(run, curve, period.bottom()),
                        period.recovered() < 0 ? null : closing(run, curve, period.recovered()),
                        period.percent(),
                        period.length(curve)))
                .toList();
    }

    private static BenchmarkLine line(Benchmark benchmark, Money cash) {
        EquityCurve curve = benchmark.curve();
        double factor = cash.amount().doubleValue() / benchmark.startUnits();
        List<Double> points = new ArrayList<>();
        for (int index : samples(curve.size())) {
            points.add(curve.units()[index] * factor);
        }
        return new BenchmarkLine(
                benchmark.name(), benchmark.returnPercent(), benchmark.maxDrawdownPercent(), null, points);
    }

    private static List<EquityPointView> equity(EnginePlan run, long start, EquityCurve curve) {
        List<EquityPointView> points = new ArrayList<>();
        int[] samples = samples(curve.size());
        long top = start;
        int next = 0;
        for (int sample : samples) {
            for (; next <= sample; next++) {
                top = Math.max(top, curve.units()[next]);
            }
            long units = curve.units()[sample];
            points.add(new EquityPointView(
                    closing(run, curve, sample), InstrumentScale.decimal(units), 100.0 * (units - top) / top));
        }
        return points;
    }

    /** Indexes evenly over the curve, its first and last point among them. */
    private static int[] samples(int size) {
        int count = Math.min(SAMPLES, size);
        int[] samples = new int[count];
        for (int i = 0; i < count; i++) {
            samples[i] = count == 1 ? 0 : (int) ((long) i * (size - 1) / (count - 1));
        }
        return samples;
    }

    private static Instant opening(EquityCurve curve, int point) {
        return Instant.ofEpochSecond(curve.opensAt()[point]);
    }

    private static Instant closing(EnginePlan run, EquityCurve curve, int point) {
        return Instant.ofEpochSecond(curve.opensAt()[point] + run.barSeconds());
    }
}
