package dev.tradewind.engine.backtest;

import java.util.List;

/** What became of a run. */
public sealed interface BacktestOutcome {
    /** All bars were worked off. */
    record Done(BacktestResult result) implements BacktestOutcome {}

    /** Ended by its listener. */
    record Stopped(long bars) implements BacktestOutcome {}

    /** Not started, or not finished because a number left its range; every problem that is known. */
    record Refused(List<SetupProblem> problems) implements BacktestOutcome {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
