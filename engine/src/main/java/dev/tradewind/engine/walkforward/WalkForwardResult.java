package dev.tradewind.engine.walkforward;

import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.strategies.ParameterValues;
import dev.tradewind.engine.sweep.Exits;
import dev.tradewind.engine.sweep.SetMetrics;
import dev.tradewind.engine.walkforward.WindowPlan.Window;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;

/**
 * All windows with what was chosen and what came of it.
 *
 * @param testTimes closing time of every test bar, epoch seconds, in order
 * @param equity the test parts as one account: what each made of its starting cash is made of the cash left by the one before;
 *     units of 0.00000001, one per test bar
 */
public record WalkForwardResult(
        Objective objective,
        Percent requiredPassRate,
        long startingCash,
        List<WindowResult> windows,
        long[] testTimes,
        long[] equity) {
    /** D-19. */
    public static final Percent DEFAULT_PASS_RATE = Percent.of("60");

    public WalkForwardResult {
        windows = List.copyOf(windows);
    }

    /** What a whole walk-forward says. */
    public enum Overall {
        /** At least the required share of the windows that traded made money. */
        PASS,
        FAIL,
        /** More than half of the windows did not trade, or there was none. */
        INCONCLUSIVE;

        public static Overall of(List<Verdict> windows, Percent requiredPassRate) {
            long passed = Collections.frequency(windows, Verdict.PASS);
            long judged = passed + Collections.frequency(windows, Verdict.FAIL);
            if (judged == 0 || Collections.frequency(windows, Verdict.NO_TRADE) * 2 > windows.size()) {
                return INCONCLUSIVE;
            }
            BigDecimal required = requiredPassRate.shareOf(BigDecimal.valueOf(judged));
            return BigDecimal.valueOf(passed).compareTo(required) >= 0 ? PASS : FAIL;
        }
    }

    /**
     * One window.
     *
     * @param setIndex index of the chosen set in the sweep
     * @param exits those of the chosen set, where the sweep has axes over them
     * @param train metrics of the chosen set in the training part
     * @param test and in the test part
     */
    public record WindowResult(
            Window window,
            long setIndex,
            ParameterValues values,
            Exits exits,
            SetMetrics train,
            SetMetrics test,
            Verdict verdict) {}

    public long count(Verdict verdict) {
        return windows.stream().filter(window -> window.verdict() == verdict).count();
    }

    /** Share of the windows that traded and passed, 0 to 1; NaN when none traded. */
    public double passRate() {
        long judged = count(Verdict.PASS) + count(Verdict.FAIL);
        return judged == 0 ? Double.NaN : (double) count(Verdict.PASS) / judged;
    }

    public Overall overall() {
        return Overall.of(windows.stream().map(WindowResult::verdict).toList(), requiredPassRate);
    }
}
