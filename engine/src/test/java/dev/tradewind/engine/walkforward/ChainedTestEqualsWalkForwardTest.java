package dev.tradewind.engine.walkforward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.backtest.BacktestResult;
import dev.tradewind.engine.backtest.BacktestSetup;
import dev.tradewind.engine.backtest.Metrics;
import dev.tradewind.engine.backtest.SimpleConfiguration;
import dev.tradewind.engine.backtest.TradeRecord;
import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.instruments.InstrumentFixture;
import dev.tradewind.engine.matching.InstrumentScale;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.strategies.ParameterValues;
import dev.tradewind.engine.strategies.ShippedStrategies;
import dev.tradewind.engine.strategies.StrategyType;
import dev.tradewind.engine.sweep.Axis;
import dev.tradewind.engine.sweep.Progress;
import dev.tradewind.engine.sweep.RandomSeries;
import dev.tradewind.engine.sweep.Sweep;
import dev.tradewind.engine.sweep.SweepSpec;
import dev.tradewind.engine.walkforward.Training.Choice;
import dev.tradewind.engine.walkforward.WindowPlan.Window;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The trades behind a walk-forward, and training in chunks, against the walk-forward in one go by the kernels. */
class ChainedTestEqualsWalkForwardTest {
    private static final int DAYS = 365;
    private static final WindowPlan PLAN = WindowPlan.of(200, 100);
    private static final StrategyType CROSS =
            ShippedStrategies.find("moving-average-cross").orElseThrow();

    private static BacktestSetup setup(long seed) {
        BarSeries bars = RandomSeries.of(seed, 2_500);
        return BacktestSetup.of(
                InstrumentFixture.bitcoin(),
                bars,
                CROSS,
                ParameterValues.initial(CROSS),
                SimpleConfiguration.standard(),
                Money.of("100000", "USDT"));
    }

    private static SweepSpec sets() {
        var axes = List.<Axis>of(
                new Axis.Range("fastPeriod", new BigDecimal(2), new BigDecimal(6), BigDecimal.ONE),
                new Axis.Range("slowPeriod", new BigDecimal(5), new BigDecimal(15), new BigDecimal(5)));
        return ((SweepSpec.Outcome.Valid) SweepSpec.of(CROSS, ParameterValues.initial(CROSS), axes, 1_000)).spec();
    }

    private static WalkForwardResult inOneGo(BacktestSetup setup) {
        var walk = new WalkForward(
                PLAN,
                sets(),
                Objective.NET_PROFIT,
                Sweep.simulator(setup, DAYS),
                InstrumentScale.units(setup.cash().amount()),
                WalkForwardResult.DEFAULT_PASS_RATE);
        return ((WalkForward.Outcome.Finished) walk.run(Progress.NONE)).result();
    }

    private static List<Window> windows(BacktestSetup setup) {
        return PLAN.windows(setup.markets().getFirst().bars().size());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theChainedPartsHaveTheSameEquityAndTheirTradesExplainIt(long seed) {
        BacktestSetup setup = setup(seed);
        WalkForwardResult expected = inOneGo(setup);
        long[] chosen = expected.windows().stream()
                .mapToLong(WalkForwardResult.WindowResult::setIndex)
                .toArray();

        ChainedTest.Result result = ChainedTest.run(setup, sets(), windows(setup), chosen, Progress.NONE)
                .orElseThrow();

        BacktestResult chained = result.chained();
        assertThat(chained.equity().units()).isEqualTo(expected.equity());
        assertThat(chained.bars()).isEqualTo(expected.equity().length);
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < chosen.length; i++) {
            Metrics part = Metrics.of(result.parts().get(i), DAYS);
            var test = expected.windows().get(i).test();
            assertThat(InstrumentScale.units(part.netProfit().amount())).isEqualTo(test.netProfit());
            assertThat(part.trades()).isEqualTo(test.trades());
            assertThat(part.maxDrawdownPercent()).isEqualTo(test.maxDrawdownPercent());
            verdicts.add(Verdict.of(
                    part.trades() + part.openTrades() > 0,
                    part.netProfit().amount().signum() > 0));
        }
        assertThat(verdicts)
                .isEqualTo(expected.windows().stream()
                        .map(WalkForwardResult.WindowResult::verdict)
                        .toList());
        assertThat(WalkForwardResult.Overall.of(verdicts, WalkForwardResult.DEFAULT_PASS_RATE))
                .isEqualTo(expected.overall());
        tradesExplain(chained);
    }

    private static void tradesExplain(BacktestResult chained) {
        List<TradeRecord> trades = chained.trades();
        assertThat(trades)
                .extracting(TradeRecord::number)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, trades.size()).boxed().toList());
        assertThat(sum(trades, TradeRecord::fees)).isCloseTo(chained.fees().amount(), within());
        assertThat(sum(trades, TradeRecord::slippageCost))
                .isCloseTo(chained.slippageCost().amount(), within());
        BigDecimal earned = InstrumentScale.decimal(
                        chained.equity().units()[chained.equity().size() - 1])
                .subtract(chained.cash().amount());
        assertThat(sum(trades, TradeRecord::netProfit)).isCloseTo(earned, within());
        assertThat(chained.exposedPoints()).isPositive();
    }

    /** Every amount is rounded once. */
    private static Offset<BigDecimal> within() {
        return Offset.offset(new BigDecimal("0.0001"));
    }

    private static BigDecimal sum(List<TradeRecord> trades, Function<TradeRecord, Money> amount) {
        return trades.stream().map(amount).map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 15})
    void trainingInChunksChoosesTheSame(int chunks) {
        BacktestSetup setup = setup(3);
        List<Window> windows = windows(setup);
        long[] best = new long[windows.size()];
        double[] scores = new double[windows.size()];
        Arrays.fill(best, -1);
        long size = sets().size();
        for (int chunk = 0; chunk < chunks; chunk++) {
            var training = new Training(windows, sets(), Objective.NET_PROFIT, Sweep.simulator(setup, DAYS));
            assertThat(training.run(chunk * size / chunks, (chunk + 1) * size / chunks, Progress.NONE))
                    .isTrue();
            for (int i = 0; i < best.length; i++) {
                Choice choice = training.chosen().get(i);
                if (choice != null && (best[i] < 0 || Training.isBetter(choice.score(), scores[i]))) {
                    best[i] = choice.set();
                    scores[i] = choice.score();
                }
            }
        }

        assertThat(best)
                .isEqualTo(inOneGo(setup).windows().stream()
                        .mapToLong(WalkForwardResult.WindowResult::setIndex)
                        .toArray());
        assertThat(best).doesNotContain(-1);
    }
}
