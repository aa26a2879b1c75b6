package dev.tradewind.engine.walkforward;

import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.strategies.ParameterValues;
import dev.tradewind.engine.strategies.ParameterValues.Problem;
import dev.tradewind.engine.sweep.Progress;
import dev.tradewind.engine.sweep.SetMetrics;
import dev.tradewind.engine.sweep.Simulator;
import dev.tradewind.engine.sweep.Simulator.PreparedSet;
import dev.tradewind.engine.sweep.SweepSpec;
import dev.tradewind.engine.walkforward.WalkForwardResult.WindowResult;
import dev.tradewind.engine.walkforward.WindowPlan.Window;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Chooses parameters where they are known and judges them where they are not (D-19, C-35): in each window the set with the
 * best training part is run over the test part. Every part starts flat with the full starting cash; indicators have seen the
 * bars before the part, and decisions begin with its first bar. The best set of equals is the first of the sweep.
 */
public final class WalkForward {
    private static final int RUNS_BETWEEN_REPORTS = 64;

    private final WindowPlan plan;
    private final SweepSpec sets;
    private final Objective objective;
    private final Simulator simulator;
    private final long startingCash;
    private final Percent passRate;

    /**
     * @param startingCash of the simulator's setup, in units of 0.00000001
     * @param passRate share of the windows that traded which must make money, 60 % by D-19
     */
    public WalkForward(
            WindowPlan plan,
            SweepSpec sets,
            Objective objective,
            Simulator simulator,
            long startingCash,
            Percent passRate) {
        this.plan = plan;
        this.sets = sets;
        this.objective = objective;
        this.simulator = simulator;
        this.startingCash = startingCash;
        this.passRate = passRate;
    }

    /** A result, or why there is none. */
    public sealed interface Outcome {
        record Finished(WalkForwardResult result) implements Outcome {}

        /** The progress said so. */
        record Stopped() implements Outcome {}

        /** In every set of the sweep the values do not go together. */
        record NoLawfulSet(List<Problem> problemsOfTheFirst) implements Outcome {
            public NoLawfulSet {
                problemsOfTheFirst = List.copyOf(problemsOfTheFirst);
            }
        }

        /** Not one window fits. */
        record TooShort(int bars, int needed) implements Outcome {
            public String detail() {
                return "the series has " + bars + " bars, one window needs " + needed;
            }
        }
    }

    /** Bars simulated by {@link #run} for so many bars of history: all sets over all training parts, one over all test parts. */
    public static long barsSimulated(WindowPlan plan, int bars, long sets) {
        long trained = Math.multiplyExact(Math.multiplyExact((long) plan.count(bars), plan.trainBars()), sets);
        return Math.addExact(trained, bars);
    }

    public Outcome run(Progress progress) {
        int bars = simulator.series().size();
        List<Window> windows = plan.windows(bars);
        if (windows.isEmpty()) {
            int shortestTest = Math.min(plan.testBars(), plan.minimumTestBars());
            return new Outcome.TooShort(bars, plan.trainBars() + shortestTest);
        }
        Training training = new Training(windows);
        if (!training.run(progress)) {
            return new Outcome.Stopped();
        }
        if (training.chosen.getFirst() == null) {
            return new Outcome.NoLawfulSet(sets.type().problems(sets.values(0)));
        }
        return new Outcome.Finished(test(windows, training));
    }

    private WalkForwardResult test(List<Window> windows, Training training) {
        List<WindowResult> results = new ArrayList<>();
        int testBars = windows.getLast().testTo() - windows.getFirst().testFrom();
        long[] chained = new long[testBars];
        long[] times = new long[testBars];
        long[] equity = new long[plan.testBars()];
        long chainedCash = startingCash;
        @Nullable PreparedSet prepared = null;
        for (int i = 0; i < windows.size(); i++) {
            Window window = windows.get(i);
            boolean isPrepared = i > 0 && training.best[i] == training.best[i - 1];
            if (prepared == null || !isPrepared) {
                prepared = simulator.prepare(sets.values(training.best[i]), sets.exits(training.best[i]));
            }
            SetMetrics test = prepared.run(window.testFrom(), window.testTo(), equity);
            int at = window.testFrom() - windows.getFirst().testFrom();
            for (int bar = 0; bar < window.testBars(); bar++) {
                chained[at + bar] = scaled(equity[bar], chainedCash);
                times[at + bar] = closesAt(window.testFrom() + bar);
            }
            chainedCash = chained[at + window.testBars() - 1];
            results.add(new WindowResult(
                    window,
                    training.best[i],
                    sets.values(training.best[i]),
                    sets.exits(training.best[i]),
                    Objects.requireNonNull(training.chosen.get(i)),
                    test,
                    Verdict.of(test)));
        }
        return new WalkForwardResult(objective, passRate, startingCash, results, times, chained);
    }

    private long closesAt(int bar) {
        return simulator.series().opensAt()[bar]
                + simulator.series().timeframe().seconds();
    }

    /** What the account would be worth had it started with other cash. */
    private long scaled(long equity, long cash) {
        return cash == startingCash
                ? equity
                : BigInteger.valueOf(equity)
                        .multiply(BigInteger.valueOf(cash))
                        .divide(BigInteger.valueOf(startingCash))
                        .longValueExact();
    }

    /** The best set per window; sets outside, windows inside, so that a set's indicators are computed once for all windows. */
    private final class Training {
        private final List<Window> windows;
        private final long[] best;
        private final double[] scores;
        private final List<@Nullable SetMetrics> chosen;

        Training(List<Window> windows) {
            this.windows = windows;
            this.best = new long[windows.size()];
            this.scores = new double[windows.size()];
            this.chosen = new ArrayList<>(Collections.nCopies(windows.size(), null));
        }

        boolean run(Progress progress) {
            long total = Math.multiplyExact(sets.size(), windows.size());
            for (long set = 0; set < sets.size(); set++) {
                ParameterValues values = sets.values(set);
                boolean isLawful = sets.type().problems(values).isEmpty();
                if (isLawful && !train(set, simulator.prepare(values, sets.exits(set)), progress, total)) {
                    return false;
                }
            }
            return progress.goOn(total, total);
        }

        private boolean train(long set, PreparedSet prepared, Progress progress, long total) {
            for (int i = 0; i < windows.size(); i++) {
                if (i % RUNS_BETWEEN_REPORTS == 0 && !progress.goOn(set * windows.size() + i, total)) {
                    return false;
                }
                Window window = windows.get(i);
                judge(i, set, prepared.run(window.trainFrom(), window.trainTo()));
            }
            return true;
        }

        private void judge(int window, long set, SetMetrics trained) {
            double score = objective.of(trained);
            boolean isBetter = score > scores[window] || Double.isNaN(scores[window]) && !Double.isNaN(score);
            if (chosen.get(window) == null || isBetter) {
                chosen.set(window, trained);
                scores[window] = score;
                best[window] = set;
            }
        }
    }
}
