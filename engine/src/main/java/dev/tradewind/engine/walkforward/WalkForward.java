package dev.tradewind.engine.walkforward;

import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.strategies.ParameterValues.Problem;
import dev.tradewind.engine.sweep.Progress;
import dev.tradewind.engine.sweep.SetMetrics;
import dev.tradewind.engine.sweep.Simulator;
import dev.tradewind.engine.sweep.Simulator.PreparedSet;
import dev.tradewind.engine.sweep.SweepSpec;
import dev.tradewind.engine.walkforward.Training.Choice;
import dev.tradewind.engine.walkforward.WalkForwardResult.WindowResult;
import dev.tradewind.engine.walkforward.WindowPlan.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Chooses parameters where they are known and judges them where they are not (D-19, C-35): in each window the set with the
 * best training part is run over the test part. Every part starts flat with the full starting cash; indicators have seen the
 * bars before the part, and decisions begin with its first bar. The best set of equals is the first of the sweep.
 */
public final class WalkForward {
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
            return new Outcome.TooShort(bars, plan.shortest());
        }
        Training training = new Training(windows, sets, objective, simulator);
        if (!training.run(0, sets.size(), progress)) {
            return new Outcome.Stopped();
        }
        if (training.chosen().getFirst() == null) {
            return new Outcome.NoLawfulSet(sets.type().problems(sets.values(0)));
        }
        return new Outcome.Finished(test(windows, training.chosen()));
    }

    private WalkForwardResult test(List<Window> windows, List<@Nullable Choice> chosen) {
        List<WindowResult> results = new ArrayList<>();
        int testBars = windows.getLast().testTo() - windows.getFirst().testFrom();
        long[] chained = new long[testBars];
        long[] times = new long[testBars];
        long[] equity = new long[plan.testBars()];
        long chainedCash = startingCash;
        @Nullable PreparedSet prepared = null;
        long preparedSet = -1;
        for (int i = 0; i < windows.size(); i++) {
            Window window = windows.get(i);
            Choice choice = Objects.requireNonNull(chosen.get(i));
            if (prepared == null || choice.set() != preparedSet) {
                prepared = simulator.prepare(sets.values(choice.set()), sets.exits(choice.set()));
                preparedSet = choice.set();
            }
            var share = new ChainedTest.Share(chainedCash, startingCash);
            SetMetrics test = prepared.run(window.testFrom(), window.testTo(), equity);
            int at = window.testFrom() - windows.getFirst().testFrom();
            for (int bar = 0; bar < window.testBars(); bar++) {
                chained[at + bar] = share.of(equity[bar]);
                times[at + bar] = closesAt(window.testFrom() + bar);
            }
            chainedCash = chained[at + window.testBars() - 1];
            results.add(new WindowResult(
                    window,
                    choice.set(),
                    sets.values(choice.set()),
                    sets.exits(choice.set()),
                    choice.train(),
                    test,
                    Verdict.of(test)));
        }
        return new WalkForwardResult(objective, passRate, startingCash, results, times, chained);
    }

    private long closesAt(int bar) {
        return simulator.series().opensAt()[bar]
                + simulator.series().timeframe().seconds();
    }
}
