package dev.tradewind.engine.sweep;

import dev.tradewind.engine.backtest.BacktestSetup;
import dev.tradewind.engine.strategies.ParameterValues;
import dev.tradewind.engine.strategies.ParameterValues.Problem;
import dev.tradewind.engine.strategies.StrategyType;
import java.util.List;

/** Runs parameter sets one after another and keeps nothing of them but what the caller is told. */
public final class Sweep {
    private Sweep() {}

    /** Gets one call per set, in order. */
    public interface Rows {
        void row(long set, SetMetrics metrics);

        /** The values do not go together, such as a fast period above the slow one. */
        void leftOut(long set, List<Problem> problems);
    }

    /** Whether a type has a fused loop; sets of any other run in event mode, some hundred times slower. */
    public static boolean isFused(StrategyType type) {
        return SignalKernels.has(type);
    }

    /**
     * A simulator for one symbol; the template's values are not used. Kernel mode where strategy and configuration have one, else
     * event mode: the results are the same.
     *
     * @param periodsPerYear trading days a year, for the Sharpe ratio
     * @throws IllegalArgumentException when no run of this setup is possible; the message says why
     */
    public static Simulator simulator(BacktestSetup template, int periodsPerYear) {
        if (template.markets().size() != 1) {
            throw new IllegalArgumentException(
                    "a sweep has one symbol, not " + template.markets().size());
        }
        if (!SignalKernels.has(template.markets().getFirst().strategy())) {
            return new EventSimulator(template, periodsPerYear);
        }
        return KernelTerms.of(template)
                .<Simulator>map(terms -> new KernelSimulator(template, terms, periodsPerYear))
                .orElseGet(() -> new EventSimulator(template, periodsPerYear));
    }

    /**
     * Runs the sets from index {@code from} (inclusive) to {@code to} (exclusive) over the whole series; chunks of a sweep may run
     * on different threads and machines, each with a simulator of its own.
     *
     * @param progress told before each set how many of the chunk are done
     * @return false when the progress stopped it
     */
    public static boolean runChunk(
            Simulator simulator, SweepSpec spec, long from, long to, Rows rows, Progress progress) {
        if (from < 0 || to > spec.size() || from > to) {
            throw new IllegalArgumentException("sets " + from + " to " + to + " of " + spec.size());
        }
        int bars = simulator.series().size();
        for (long set = from; set < to; set++) {
            if (!progress.goOn(set - from, to - from)) {
                return false;
            }
            ParameterValues values = spec.values(set);
            List<Problem> problems = spec.type().problems(values);
            if (problems.isEmpty()) {
                rows.row(set, simulator.prepare(values, spec.exits(set)).run(0, bars));
            } else {
                rows.leftOut(set, problems);
            }
        }
        return progress.goOn(to - from, to - from);
    }
}
