package dev.tradewind.engine.walkforward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.backtest.Backtest;
import dev.tradewind.engine.backtest.BacktestOutcome;
import dev.tradewind.engine.backtest.BacktestProgress;
import dev.tradewind.engine.backtest.BacktestResult;
import dev.tradewind.engine.backtest.BacktestSetup;
import dev.tradewind.engine.backtest.RealBars;
import dev.tradewind.engine.backtest.SimpleConfiguration;
import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.instruments.InstrumentFixture;
import dev.tradewind.engine.matching.InstrumentScale;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.signals.Timeframe;
import dev.tradewind.engine.strategies.ParameterValues;
import dev.tradewind.engine.strategies.ShippedStrategies;
import dev.tradewind.engine.strategies.StrategyType;
import dev.tradewind.engine.sweep.Axis;
import dev.tradewind.engine.sweep.Progress;
import dev.tradewind.engine.sweep.SetMetrics;
import dev.tradewind.engine.sweep.Sweep;
import dev.tradewind.engine.sweep.SweepSpec;
import dev.tradewind.engine.walkforward.WalkForwardResult.WindowResult;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Walk-forward with real strategies, fills and bars. */
class WalkForwardOnTheEngineTest {
    private static final StrategyType TYPE =
            ShippedStrategies.find("rsi-reversal").orElseThrow();
    private static final Money CASH = Money.of("100000", InstrumentFixture.USDT);
    private static final WindowPlan PLAN = WindowPlan.of(200, 60);

    private final BarSeries series = RealBars.read("/strategies/BTC-USDT-1h-6000.csv.gz", new Timeframe(3_600))
            .slice(1_000, 2_040);
    private final WalkForwardResult result = run(series);

    @Test
    void findsWindowsThatTraded() {
        assertThat(result.windows()).hasSize(14);
        assertThat(result.count(Verdict.NO_TRADE)).isLessThan(10);
        assertThat(result.windows().stream()
                        .map(WindowResult::setIndex)
                        .distinct()
                        .count())
                .isGreaterThan(2);
    }

    @Test
    void choosesWithoutReadingATestBar() {
        for (int i = 0; i < result.windows().size(); i++) {
            WindowResult window = result.windows().get(i);
            WalkForwardResult changed = run(fallingFrom(window.window().testFrom()));

            for (int earlier = 0; earlier <= i; earlier++) {
                assertThat(changed.windows().get(earlier).setIndex())
                        .as("set of window %d with bars changed from that of window %d on", earlier, i)
                        .isEqualTo(result.windows().get(earlier).setIndex());
                assertThat(changed.windows().get(earlier).train())
                        .isEqualTo(result.windows().get(earlier).train());
            }
        }
    }

    @Test
    void doesReadEveryTrainingBar() {
        WindowResult last = result.windows().getLast();

        WalkForwardResult changed = run(fallingFrom(last.window().trainTo() - 1));

        assertThat(changed.windows().getLast().train()).isNotEqualTo(last.train());
    }

    @Test
    void testsTheChosenSetAsABacktestThatIsWarmedUpDoes() {
        for (WindowResult window : result.windows()) {
            BarSeries bars = series.slice(0, window.window().testTo());
            BacktestResult alone = backtest(bars, window.window().testFrom(), window.values());
            long end = alone.equity().units()[alone.equity().size() - 1];

            assertThat(window.test().netProfit()).isEqualTo(end - InstrumentScale.units(CASH.amount()));
            assertThat(alone.trades())
                    .hasSize(window.test().trades() + window.test().openTrades());
            assertThat(alone.trades())
                    .allMatch(trade -> trade.entryAt().getEpochSecond()
                            > series.opensAt()[window.window().testFrom()]);
        }
    }

    @Test
    void isTheSameInEveryRun() {
        WalkForwardResult again = run(series);

        assertThat(again.windows()).isEqualTo(result.windows());
        assertThat(again.equity()).containsExactly(result.equity());
    }

    @Test
    void goesOnFromWindowToWindowWithTheEquity() {
        double chained = 1;
        for (WindowResult window : result.windows()) {
            SetMetrics test = window.test();
            chained *= 1 + test.netProfitPercent() / 100;
        }

        double end = (double) result.equity()[result.equity().length - 1] / result.startingCash();
        assertThat(end).isCloseTo(chained, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(result.equity()).hasSize(14 * 60);
    }

    private static BacktestResult backtest(BarSeries bars, int firstBar, ParameterValues values) {
        BacktestSetup setup = setup(bars);
        BacktestSetup warm = new BacktestSetup(
                List.of(new BacktestSetup.Market(InstrumentFixture.bitcoin(), bars, firstBar, TYPE, values)),
                setup.configuration(),
                CASH,
                setup.fills(),
                setup.limits(),
                setup.path());
        return ((BacktestOutcome.Done) Backtest.run(warm, BacktestProgress.SILENT)).result();
    }

    private static BacktestSetup setup(BarSeries bars) {
        return BacktestSetup.of(
                InstrumentFixture.bitcoin(),
                bars,
                TYPE,
                ParameterValues.initial(TYPE),
                SimpleConfiguration.standard(),
                CASH);
    }

    private static WalkForwardResult run(BarSeries bars) {
        List<Axis> axes = List.of(
                new Axis.Range("rsiPeriod", BigDecimal.valueOf(5), BigDecimal.valueOf(14), BigDecimal.valueOf(3)),
                new Axis.Listed("oversold", List.of(BigDecimal.valueOf(30), BigDecimal.valueOf(40))),
                new Axis.Listed("recovered", List.of(BigDecimal.valueOf(50), BigDecimal.valueOf(60))));
        SweepSpec sets =
                ((SweepSpec.Outcome.Valid) SweepSpec.of(TYPE, ParameterValues.initial(TYPE), axes, 1_000)).spec();
        WalkForward walkForward = new WalkForward(
                PLAN,
                sets,
                Objective.NET_PROFIT,
                Sweep.simulator(setup(bars), 365),
                InstrumentScale.units(CASH.amount()),
                WalkForwardResult.DEFAULT_PASS_RATE);
        return ((WalkForward.Outcome.Finished) walkForward.run(Progress.NONE)).result();
    }

    /** The series with a market that falls a little every hour from this bar on. */
    private BarSeries fallingFrom(int first) {
        long[][] columns = {
            series.openUnits().clone(),
            series.highUnits().clone(),
            series.lowUnits().clone(),
            series.closeUnits().clone()
        };
        long price = columns[0][first];
        for (int bar = first; bar < series.size(); bar++) {
            columns[0][bar] = price;
            columns[1][bar] = price;
            price -= price / 200;
            columns[2][bar] = price;
            columns[3][bar] = price;
        }
        return new BarSeries(
                series.timeframe(),
                series.priceDecimals(),
                series.volumeDecimals(),
                series.opensAt(),
                columns[0],
                columns[1],
                columns[2],
                columns[3],
                series.volumeUnits());
    }
}
