package dev.tradewind.strategy.backtests;

import dev.tradewind.contracts.rest.BacktestView.WindowSettings;
import dev.tradewind.engine.walkforward.WalkForward;
import dev.tradewind.engine.walkforward.WindowPlan;
import dev.tradewind.kit.problem.Unprocessable;
import dev.tradewind.strategy.worker.wire.JobKind;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** How much work a request is, and whether that is allowed. */
final class WorkLimits {
    private final BacktestsConfig config;

    WorkLimits(BacktestsConfig config) {
        this.config = config;
    }

    /** Bars to be simulated; fails when they are too many or too few. */
    long work(JobKind kind, long bars, long sets, @Nullable WindowSettings windows) {
        if (bars > config.maxBars()) {
            throw Unprocessable.of(
                            "TOO_MANY_BARS",
                            "This range has about " + bars + " bars, at most " + config.maxBars()
                                    + " are allowed. Choose a shorter range or a longer timeframe.")
                    .with("limit", config.maxBars())
                    .with("actual", bars);
        }
        BigInteger work = windows == null
                ? BigInteger.valueOf(bars).multiply(BigInteger.valueOf(sets))
                : simulated(windows, bars, sets);
        if (work.compareTo(BigInteger.valueOf(config.maxWork())) > 0) {
            throw Unprocessable.of(
                            "TOO_MUCH_WORK",
                            kind + " of " + bars + " bars and " + sets + " sets means " + work
                                    + " simulated bars, at most " + config.maxWork() + " are allowed.")
                    .with("limit", config.maxWork())
                    .with("actual", work.toString())
                    .with("bars", bars)
                    .with("sets", sets);
        }
        refuseTooLittle(bars, windows);
        return Math.max(1, work.longValueExact());
    }

    static long windows(@Nullable WindowSettings windows, long bars) {
        return windows == null
                ? 0
                : WindowPlan.of(windows.trainBars(), windows.testBars()).count(Math.toIntExact(bars));
    }

    private static BigInteger simulated(WindowSettings windows, long bars, long sets) {
        try {
            return BigInteger.valueOf(WalkForward.barsSimulated(
                    WindowPlan.of(windows.trainBars(), windows.testBars()), Math.toIntExact(bars), sets));
        } catch (ArithmeticException beyondAllLimits) {
            return BigInteger.valueOf(Long.MAX_VALUE);
        }
    }

    private static void refuseTooLittle(long bars, @Nullable WindowSettings windows) {
        long needed = windows == null
                ? 2
                : WindowPlan.of(windows.trainBars(), windows.testBars()).shortest();
        if (bars < needed) {
            throw Unprocessable.of(
                            "TOO_FEW_BARS",
                            "This range has about " + bars + " bars, at least " + needed + " are needed.")
                    .with("limit", needed)
                    .with("actual", bars);
        }
    }
}
