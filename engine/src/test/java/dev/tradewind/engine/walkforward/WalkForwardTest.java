package dev.tradewind.engine.walkforward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.signals.Timeframe;
import dev.tradewind.engine.strategies.Parameter;
import dev.tradewind.engine.strategies.ParameterValues;
import dev.tradewind.engine.strategies.ParameterValues.Problem;
import dev.tradewind.engine.strategies.Strategy;
import dev.tradewind.engine.strategies.StrategyType;
import dev.tradewind.engine.sweep.Axis;
import dev.tradewind.engine.sweep.Exits;
import dev.tradewind.engine.sweep.Progress;
import dev.tradewind.engine.sweep.SetMetrics;
import dev.tradewind.engine.sweep.Simulator;
import dev.tradewind.engine.sweep.SweepSpec;
import dev.tradewind.engine.walkforward.WalkForwardResult.Overall;
import dev.tradewind.engine.walkforward.WalkForwardResult.WindowResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The arithmetic of a walk-forward over a made-up market: set d earns the move of the close, d bars being one trade each. */
class WalkForwardTest {
    private static final long CASH = 1_000_00000000L;

    @Nested
    class TheChoice {
        @Test
        void isTheSetWithTheBestTrainingPart() {
            WalkForwardResult result = run(closes(63, 2, 21, 3), Objective.NET_PROFIT, 1, 2, 3);

            assertThat(result.windows()).hasSize(1);
            assertThat(result.windows().getFirst().setIndex()).isEqualTo(2);
            assertThat(result.windows().getFirst().values().integer("direction"))
                    .isEqualTo(3);
            assertThat(result.windows().getFirst().verdict()).isEqualTo(Verdict.PASS);
        }

        @Test
        void isTheFirstOfEquals() {
            WalkForwardResult result = run(closes(84, 0), Objective.NET_PROFIT, 2, 1);

            assertThat(result.windows().getFirst().setIndex()).isZero();
        }

        @Test
        void fallsOnASetWithoutTradesOnlyWhenNoneTraded() {
            WalkForwardResult losing = run(closes(63, -1, 21, -1), Objective.NET_PROFIT, 0, 1);
            WalkForwardResult resting = run(closes(63, -1, 21, -1), Objective.NET_PROFIT, 0);

            assertThat(losing.windows().getFirst().setIndex()).isEqualTo(1);
            assertThat(losing.windows().getFirst().verdict()).isEqualTo(Verdict.FAIL);
            assertThat(resting.windows().getFirst().verdict()).isEqualTo(Verdict.NO_TRADE);
        }

        @Test
        void leavesSetsOutWhoseValuesDoNotGoTogether() {
            WalkForwardResult result = run(closes(63, 2, 21, 3), Objective.NET_PROFIT, 4, 1);

            assertThat(result.windows().getFirst().setIndex()).isEqualTo(1);
        }

        @Test
        void doesNotDependOnAnyTestBar() {
            long[] closes = closes(63, 2, 21, -3);
            List<Long> chosen = chosen(closes);
            for (int bar = 63; bar < 84; bar++) {
                long[] changed = closes.clone();
                changed[bar] = 900_000;

                assertThat(chosen(changed)).as("bar %d changed", bar).isEqualTo(chosen);
            }
        }

        private List<Long> chosen(long[] closes) {
            return run(closes, Objective.NET_PROFIT, 1, 2, 3).windows().stream()
                    .map(WindowResult::setIndex)
                    .toList();
        }
    }

    @Nested
    class TheVerdictOnAll {
        @Test
        void isAPassFromSixtyPercentOn() {
            assertThat(verdictOf(3, 2, 0).overall()).isEqualTo(Overall.PASS);
            assertThat(verdictOf(3, 2, 0).passRate()).isEqualTo(0.6);
            assertThat(verdictOf(59, 41, 0).overall()).isEqualTo(Overall.FAIL);
        }

        @Test
        void leavesWindowsWithoutTradeOutOfTheRate() {
            assertThat(verdictOf(3, 2, 5).overall()).isEqualTo(Overall.PASS);
        }

        @Test
        void isOpenWhenMoreThanHalfDidNotTrade() {
            assertThat(verdictOf(5, 0, 6).overall()).isEqualTo(Overall.INCONCLUSIVE);
            assertThat(verdictOf(5, 0, 5).overall()).isEqualTo(Overall.PASS);
            assertThat(verdictOf(0, 0, 0).overall()).isEqualTo(Overall.INCONCLUSIVE);
        }

        private WalkForwardResult verdictOf(int passed, int failed, int resting) {
            List<WindowResult> windows = new ArrayList<>();
            WindowResult any =
                    run(closes(84, 0), Objective.NET_PROFIT, 1).windows().getFirst();
            IntStream.range(0, passed).forEach(i -> windows.add(with(any, Verdict.PASS)));
            IntStream.range(0, failed).forEach(i -> windows.add(with(any, Verdict.FAIL)));
            IntStream.range(0, resting).forEach(i -> windows.add(with(any, Verdict.NO_TRADE)));
            return new WalkForwardResult(
                    Objective.NET_PROFIT, WalkForwardResult.DEFAULT_PASS_RATE, CASH, windows, new long[0], new long[0]);
        }

        private static WindowResult with(WindowResult window, Verdict verdict) {
            return new WindowResult(
                    window.window(),
                    window.setIndex(),
                    window.values(),
                    window.exits(),
                    window.train(),
                    window.test(),
                    verdict);
        }
    }

    @Nested
    class TheEquity {
        @Test
        void goesOnWithTheCashThatTheWindowBeforeLeft() {
            WalkForwardResult result = run(closes(63, 1, 42, 1), Objective.NET_PROFIT, 1);

            // each window makes 20 of 1000 in its 21 bars
            assertThat(result.equity()).hasSize(42);
            assertThat(result.equity()[0]).isEqualTo(1_000_00000000L);
            assertThat(result.equity()[20]).isEqualTo(1_020_00000000L);
            assertThat(result.equity()[21]).isEqualTo(1_020_00000000L);
            assertThat(result.equity()[41]).isEqualTo(1_040_40000000L);
            assertThat(result.testTimes()[0]).isEqualTo(64 * 86_400);
        }
    }

    @Nested
    class TheRows {
        @Test
        void haveAHeadingAndOneRowPerWindow() {
            BarSeries series = series(closes(63, 1, 42, 1));
            WalkForwardResult result = run(closes(63, 1, 42, 1), Objective.NET_PROFIT, 1);

            List<List<String>> rows = WalkForwardCsv.windows(result, new Directional(), series);

            assertThat(rows).hasSize(3);
            assertThat(rows).allMatch(row -> row.size() == rows.getFirst().size());
            assertThat(rows.get(1).subList(0, 10))
                    .containsExactly(
                            "1",
                            "1970-01-01T00:00:00Z",
                            "1970-03-05T00:00:00Z",
                            "1970-03-26T00:00:00Z",
                            "21",
                            "PASS",
                            "1",
                            "",
                            "",
                            "62.00000000");
        }
    }

    @Nested
    class ARunThatCannotBe {
        @Test
        void saysHowManyBarsAreMissing() {
            WalkForward.Outcome outcome =
                    walkForward(closes(72, 1), Objective.NET_PROFIT, 1).run(Progress.NONE);

            assertThat(outcome).isEqualTo(new WalkForward.Outcome.TooShort(72, 73));
            assertThat(((WalkForward.Outcome.TooShort) outcome).detail())
                    .isEqualTo("the series has 72 bars, one window needs 73");
        }

        @Test
        void saysThatNoSetIsLawful() {
            WalkForward.Outcome outcome =
                    walkForward(closes(84, 1), Objective.NET_PROFIT, 4).run(Progress.NONE);

            assertThat(outcome)
                    .isEqualTo(new WalkForward.Outcome.NoLawfulSet(List.of(new Problem("direction", "is too much"))));
        }

        @Test
        void endsWhenItIsToldTo() {
            WalkForward.Outcome outcome =
                    walkForward(closes(8_400, 1), Objective.NET_PROFIT, 1, 2).run((done, total) -> done < 100);

            assertThat(outcome).isEqualTo(new WalkForward.Outcome.Stopped());
        }
    }

    private static WalkForwardResult run(long[] closes, Objective objective, int... directions) {
        return ((WalkForward.Outcome.Finished)
                        walkForward(closes, objective, directions).run(Progress.NONE))
                .result();
    }

    private static WalkForward walkForward(long[] closes, Objective objective, int... directions) {
        List<BigDecimal> values =
                IntStream.of(directions).mapToObj(BigDecimal::valueOf).toList();
        SweepSpec sets = ((SweepSpec.Outcome.Valid) SweepSpec.of(
                        new Directional(),
                        ParameterValues.initial(new Directional()),
                        List.of(new Axis.Listed("direction", values)),
                        1_000))
                .spec();
        return new WalkForward(
                WindowPlan.DEFAULT,
                sets,
                objective,
                new MoveOfTheClose(series(closes)),
                CASH,
                WalkForwardResult.DEFAULT_PASS_RATE);
    }

    /** Pairs of (bars, change per bar), starting at 100,000. */
    private static long[] closes(int... parts) {
        List<Long> closes = new ArrayList<>();
        long close = 100_000;
        for (int part = 0; part < parts.length; part += 2) {
            for (int bar = 0; bar < parts[part]; bar++) {
                closes.add(close);
                close += parts[part + 1];
            }
        }
        return closes.stream().mapToLong(Long::longValue).toArray();
    }

    private static BarSeries series(long[] closes) {
        long[] times =
                IntStream.range(0, closes.length).mapToLong(i -> i * 86_400L).toArray();
        return new BarSeries(
                new Timeframe(86_400), 2, 0, times, closes, closes, closes, closes, new long[closes.length]);
    }

    /** Holds {@code direction} units from the first bar of a part to its last; 0 does nothing. */
    private record MoveOfTheClose(BarSeries series) implements Simulator {
        @Override
        public PreparedSet prepare(ParameterValues values, Exits exits) {
            int units = values.integer("direction");
            return new PreparedSet() {
                @Override
                public SetMetrics run(int from, int to) {
                    return run(from, to, new long[to - from]);
                }

                @Override
                public SetMetrics run(int from, int to, long[] equity) {
                    long first = series.closeUnits()[from];
                    for (int bar = from; bar < to; bar++) {
                        equity[bar - from] = CASH + units * (series.closeUnits()[bar] - first) * 100_000_000;
                    }
                    long profit = equity[to - from - 1] - CASH;
                    return new SetMetrics(profit, profit * 100.0 / CASH, 0, 0, units == 0 ? 0 : 1, 0, 100, Double.NaN);
                }
            };
        }
    }

    private static final class Directional implements StrategyType {
        @Override
        public String id() {
            return "directional";
        }

        @Override
        public String title() {
            return "Directional";
        }

        @Override
        public String description() {
            return "For this test.";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(Parameter.integer("direction", 0, 4, 1, "units held"));
        }

        @Override
        public List<Problem> problems(ParameterValues values) {
            return values.integer("direction") < 4 ? List.of() : List.of(new Problem("direction", "is too much"));
        }

        @Override
        public Strategy create(ParameterValues values) {
            throw new UnsupportedOperationException("the simulator knows what it does");
        }
    }
}
