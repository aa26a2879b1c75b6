package dev.tradewind.engine.walkforward;

import dev.tradewind.engine.strategies.ParameterValues;
import dev.tradewind.engine.sweep.Progress;
import dev.tradewind.engine.sweep.SetMetrics;
import dev.tradewind.engine.sweep.Simulator;
import dev.tradewind.engine.sweep.Simulator.PreparedSet;
import dev.tradewind.engine.sweep.SweepSpec;
import dev.tradewind.engine.walkforward.WindowPlan.Window;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The best set per window over the training parts. Sets outside, windows inside, so that a set's indicators are computed once for
 * all windows; ranges of sets are independent of each other, each with a simulator of its own, and their choices can be put
 * together in any number of steps ({@link #isBetter}).
 */
public final class Training {
    private static final int RUNS_BETWEEN_REPORTS = 64;

    private final List<Window> windows;
    private final SweepSpec sets;
    private final Objective objective;
    private final Simulator simulator;
    private final List<@Nullable Choice> chosen;

    public Training(List<Window> windows, SweepSpec sets, Objective objective, Simulator simulator) {
        this.windows = List.copyOf(windows);
        this.sets = sets;
        this.objective = objective;
        this.simulator = simulator;
        this.chosen = new ArrayList<>(Collections.nCopies(windows.size(), null));
    }

    /** A set, what the objective says of it, NaN for nothing, and its metrics in the training part. */
    public record Choice(long set, double score, SetMetrics train) {}

    /**
     * Judges the sets from index {@code from} (inclusive) to {@code to} (exclusive), ascending from call to call.
     *
     * @return false when the progress stopped it
     */
    public boolean run(long from, long to, Progress progress) {
        long total = Math.multiplyExact(to - from, windows.size());
        for (long set = from; set < to; set++) {
            ParameterValues values = sets.values(set);
            boolean isLawful = sets.type().problems(values).isEmpty();
            long done = (set - from) * windows.size();
            if (isLawful && !train(set, simulator.prepare(values, sets.exits(set)), progress, done, total)) {
                return false;
            }
        }
        return progress.goOn(total, total);
    }

    /** By window; null where no set was lawful. */
    public List<@Nullable Choice> chosen() {
        return Collections.unmodifiableList(chosen);
    }

    /** Whether a score beats that of a set with a lower index: of equals the first one stays. */
    public static boolean isBetter(double score, double before) {
        return score > before || Double.isNaN(before) && !Double.isNaN(score);
    }

    private boolean train(long set, PreparedSet prepared, Progress progress, long done, long total) {
        for (int i = 0; i < windows.size(); i++) {
            if (i % RUNS_BETWEEN_REPORTS == 0 && !progress.goOn(done + i, total)) {
                return false;
            }
            Window window = windows.get(i);
            judge(i, set, prepared.run(window.trainFrom(), window.trainTo()));
        }
        return true;
    }

    private void judge(int window, long set, SetMetrics trained) {
        double score = objective.of(trained);
        Choice before = chosen.get(window);
        if (before == null || isBetter(score, before.score())) {
            chosen.set(window, new Choice(set, score, trained));
        }
    }
}
