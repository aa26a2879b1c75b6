package dev.tradewind.strategy.worker;

import dev.tradewind.contracts.rest.BacktestView.WindowSettings;
import dev.tradewind.contracts.rest.WalkForwardView;
import dev.tradewind.engine.backtest.BacktestResult;
import dev.tradewind.engine.backtest.Metrics;
import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.matching.InstrumentScale;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.sweep.Progress;
import dev.tradewind.engine.sweep.Sweep;
import dev.tradewind.engine.sweep.SweepSpec;
import dev.tradewind.engine.walkforward.ChainedTest;
import dev.tradewind.engine.walkforward.Objective;
import dev.tradewind.engine.walkforward.Training;
import dev.tradewind.engine.walkforward.Verdict;
import dev.tradewind.engine.walkforward.WalkForwardResult.Overall;
import dev.tradewind.engine.walkforward.WindowPlan;
import dev.tradewind.engine.walkforward.WindowPlan.Window;
import dev.tradewind.strategy.worker.EnginePlan.Impossible;
import dev.tradewind.strategy.worker.wire.PieceKind;
import dev.tradewind.strategy.worker.wire.Pieces;
import dev.tradewind.strategy.worker.wire.Pieces.Choices;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A walk-forward of a plan in two steps (D-19): chunks of its sets are trained on any number of workers, each keeping its best set
 * per window; then one worker tests the best of all, and chains the test parts.
 */
final class WalkForwardRun {
    private final EnginePlan run;
    private final WindowSettings settings;
    private final SweepSpec sets;
    private final List<Window> windows;

    WalkForwardRun(EnginePlan run) throws Impossible {
        this.run = run;
        this.settings = Objects.requireNonNull(run.plan().windows(), "windows");
        if (run.bars().size() != 1) {
            throw new Impossible("A walk-forward has one symbol.");
        }
        this.sets = run.sets();
        WindowPlan plan = WindowPlan.of(settings.trainBars(), settings.testBars());
        int bars = run.bars().getFirst().size();
        this.windows = plan.windows(bars);
        if (windows.isEmpty()) {
            throw new Impossible("The series has " + bars + " bars, one window needs " + plan.shortest() + ".");
        }
    }

    /** What a walk-forward comes to. */
    record Tested(
            List<WalkForwardView.Window> windows,
            BacktestResult chained,
            Map<String, BigDecimal> lastValues,
            String verdict) {}

    /** Trains some sets and delivers what they chose; false when the progress stopped it. */
    boolean train(long first, long count, int chunk, Computation.Sink sink, Progress progress) {
        var training = new Training(
                windows, sets, objective(settings.metric()), Sweep.simulator(run.setup(), run.periodsPerYear()));
        if (!training.run(first, first + count, progress)) {
            return false;
        }
        Choices choices = none();
        for (int i = 0; i < windows.size(); i++) {
            Training.@Nullable Choice choice = training.chosen().get(i);
            if (choice != null) {
                choices.sets()[i] = choice.set();
                choices.scores()[i] = choice.score();
            }
        }
        for (int from = 0; from < windows.size(); from += Pieces.CHOICES) {
            int to = Math.min(windows.size(), from + Pieces.CHOICES);
            sink.piece(
                    PieceKind.CHOICES,
                    chunk * pieces() + from / Pieces.CHOICES,
                    to - from,
                    Pieces.choices(choices, from, to));
        }
        return true;
    }

    /**
     * Tests the best sets of all training chunks.
     *
     * @param trainings how many chunks trained
     * @return empty when the progress stopped it
     */
    Optional<Tested> test(int trainings, Computation.Source source, Progress progress) throws Impossible {
        Choices best = none();
        for (int number = 0; number < trainings * pieces(); number++) {
            take(Pieces.choices(source.piece(PieceKind.CHOICES, number)), number % pieces() * Pieces.CHOICES, best);
        }
        if (best.sets()[0] < 0) {
            var problem = sets.type().problems(sets.values(0)).getFirst();
            throw new Impossible(
                    "No set of these ranges can be used: " + problem.field() + " " + problem.detail() + ".");
        }
        return ChainedTest.run(run.setup(), sets, windows, best.sets(), progress)
                .map(result -> tested(result, best));
    }

    /** Chunks come in the order of their sets, so that of equals the first one stays. */
    private static void take(Choices some, int from, Choices best) {
        for (int i = 0; i < some.sets().length; i++) {
            boolean isFirst = best.sets()[from + i] < 0;
            if (some.sets()[i] >= 0 && (isFirst || Training.isBetter(some.scores()[i], best.scores()[from + i]))) {
                best.sets()[from + i] = some.sets()[i];
                best.scores()[from + i] = some.scores()[i];
            }
        }
    }

    private Tested tested(ChainedTest.Result result, Choices best) {
        List<WalkForwardView.Window> views = new ArrayList<>();
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            Metrics metrics = Metrics.of(result.parts().get(i), run.periodsPerYear());
            Verdict verdict = Verdict.of(
                    metrics.trades() + metrics.openTrades() > 0,
                    metrics.netProfit().amount().signum() > 0);
            verdicts.add(verdict);
            views.add(window(windows.get(i), best.sets()[i], best.scores()[i], metrics, verdict));
        }
        return new Tested(
                views,
                result.chained(),
                run.ordered(sets, best.sets()[windows.size() - 1]),
                Overall.of(verdicts, new Percent(settings.passRatePercent())).name());
    }

    private WalkForwardView.Window window(Window window, long set, double score, Metrics test, Verdict verdict) {
        BarSeries bars = run.bars().getFirst();
        return new WalkForwardView.Window(
                window.index() + 1,
                opening(bars, window.trainFrom()),
                closing(bars, window.trainTo() - 1),
                opening(bars, window.testFrom()),
                closing(bars, window.testTo() - 1),
                window.testBars(),
                run.ordered(sets, set),
                trainMetric(score),
                verdict.name(),
                test.netProfit().amount(),
                test.netProfitPercent(),
                test.maxDrawdownPercent(),
                test.sharpe(),
                test.trades() + test.openTrades());
    }

    /** The score in the unit of the metric; null where the training did not trade. */
    private @Nullable Double trainMetric(double score) {
        return objective(settings.metric()) == Objective.NET_PROFIT
                ? Computation.known(
                        100 * score / InstrumentScale.units(run.setup().cash().amount()))
                : Computation.known(score);
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

    private Choices none() {
        var none = new Choices(new long[windows.size()], new double[windows.size()]);
        Arrays.fill(none.sets(), -1);
        return none;
    }

    /** Pieces that one chunk's choices take. */
    private int pieces() {
        return Math.ceilDiv(windows.size(), Pieces.CHOICES);
    }

    private static Instant opening(BarSeries bars, int index) {
        return Instant.ofEpochSecond(bars.opensAt()[index]);
    }

    private Instant closing(BarSeries bars, int index) {
        return Instant.ofEpochSecond(bars.opensAt()[index] + run.barSeconds());
    }
}
