package dev.tradewind.strategy.worker;

import dev.tradewind.contracts.rest.BacktestView.WindowSettings;
import dev.tradewind.contracts.rest.WalkForwardView;
import dev.tradewind.engine.backtest.BacktestResult;
import dev.tradewind.engine.backtest.EquityCurve;
import dev.tradewind.engine.backtest.Metrics;
import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.matching.InstrumentScale;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.sweep.Progress;
import dev.tradewind.engine.sweep.SetMetrics;
import dev.tradewind.engine.sweep.Sweep;
import dev.tradewind.engine.walkforward.Objective;
import dev.tradewind.engine.walkforward.Verdict;
import dev.tradewind.engine.walkforward.WalkForward;
import dev.tradewind.engine.walkforward.WalkForwardResult;
import dev.tradewind.engine.walkforward.WalkForwardResult.WindowResult;
import dev.tradewind.engine.walkforward.WindowPlan;
import dev.tradewind.strategy.worker.EnginePlan.Impossible;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/** A walk-forward of a plan, and its result as the API tells it (D-19). */
final class WalkForwardRun {
    private final EnginePlan run;
    private final WindowSettings settings;

    WalkForwardRun(EnginePlan run) throws Impossible {
        this.run = run;
        this.settings = Objects.requireNonNull(run.plan().windows(), "windows");
        if (run.bars().size() != 1) {
            throw new Impossible("A walk-forward has one symbol.");
        }
    }

    WalkForward.Outcome run(Progress progress) throws Impossible {
        return new WalkForward(
                        WindowPlan.of(settings.trainBars(), settings.testBars()),
                        run.sets(),
                        objective(settings.metric()),
                        Sweep.simulator(run.setup(), run.periodsPerYear()),
                        InstrumentScale.units(run.setup().cash().amount()),
                        new Percent(settings.passRatePercent()))
                .run(progress);
    }

    WalkForwardView tell(WalkForwardResult result) {
        long passed = result.count(Verdict.PASS);
        long failed = result.count(Verdict.FAIL);
        long without = result.count(Verdict.NO_TRADE);
        return new WalkForwardView(
                result.windows().stream().map(this::window).toList(),
                (int) passed,
                (int) failed,
                (int) without,
                Computation.known(100 * result.passRate()),
                settings.passRatePercent(),
                result.overall().name());
    }

    /** The test parts as one run; windows tell no trades one by one, no fees and no exposure. */
    BacktestResult chained(WalkForwardResult result) {
        long[] opensAt = new long[result.testTimes().length];
        for (int i = 0; i < opensAt.length; i++) {
            opensAt[i] = result.testTimes()[i] - run.barSeconds();
        }
        Money nothing =
                new Money(BigDecimal.ZERO.setScale(8), run.setup().cash().currency());
        return new BacktestResult(
                run.setup().cash(),
                List.of(),
                new EquityCurve(opensAt, result.equity()),
                new TreeMap<>(),
                opensAt.length,
                0,
                nothing,
                nothing);
    }

    /** From the chained equity; the trades are counted by window. */
    Metrics metrics(WalkForwardResult result) {
        Metrics curve = Metrics.of(chained(result), run.periodsPerYear());
        int trades = 0;
        int open = 0;
        long wins = 0;
        for (WindowResult window : result.windows()) {
            SetMetrics test = window.test();
            trades += test.trades();
            open += test.openTrades();
            wins += test.trades() == 0 ? 0 : Math.round(test.winRatePercent() * test.trades() / 100);
        }
        return new Metrics(
                curve.startingCash(),
                curve.finalEquity(),
                curve.netProfit(),
                curve.netProfitPercent(),
                curve.annualReturnPercent(),
                curve.volatilityPercent(),
                curve.sharpe(),
                curve.sortino(),
                curve.calmar(),
                curve.maxDrawdownPercent(),
                curve.longestDrawdownPoints(),
                trades,
                (int) wins,
                trades - (int) wins,
                0,
                open,
                trades == 0 ? null : 100.0 * wins / trades,
                null,
                null,
                null,
                null,
                0,
                curve.fees(),
                curve.slippageCost());
    }

    private WalkForwardView.Window window(WindowResult result) {
        var window = result.window();
        SetMetrics test = result.test();
        BarSeries bars = run.bars().getFirst();
        return new WalkForwardView.Window(
                window.index() + 1,
                opening(bars, window.trainFrom()),
                closing(bars, window.trainTo() - 1),
                opening(bars, window.testFrom()),
                closing(bars, window.testTo() - 1),
                window.testBars(),
                run.ordered(result.values()),
                trainMetric(result.train()),
                result.verdict().name(),
                InstrumentScale.decimal(test.netProfit()),
                test.netProfitPercent(),
                test.maxDrawdownPercent(),
                Computation.known(test.sharpe()),
                test.trades() + test.openTrades());
    }

    private @org.jspecify.annotations.Nullable Double trainMetric(SetMetrics train) {
        if (!train.hasTraded()) {
            return null;
        }
        return switch (objective(settings.metric())) {
            case NET_PROFIT -> train.netProfitPercent();
            case SHARPE -> Computation.known(train.sharpe());
            case PROFIT_FACTOR -> Computation.known(train.profitFactor());
            case RETURN_OVER_DRAWDOWN -> Computation.known(train.netProfitPercent() / train.maxDrawdownPercent());
        };
    }

    private static Objective objective(String metric) {
        return switch (metric) {
            case "netProfitPercent" -> Objective.NET_PROFIT;
            case "sharpe" -> Objective.SHARPE;
            case "profitFactor" -> Objective.PROFIT_FACTOR;
            case "returnOverDrawdown" -> Objective.RETURN_OVER_DRAWDOWN;
            default -> throw new IllegalArgumentException("there is no metric " + metric);
        };
    }

    private static Instant opening(BarSeries bars, int index) {
        return Instant.ofEpochSecond(bars.opensAt()[index]);
    }

    private Instant closing(BarSeries bars, int index) {
        return Instant.ofEpochSecond(bars.opensAt()[index] + run.barSeconds());
    }
}
