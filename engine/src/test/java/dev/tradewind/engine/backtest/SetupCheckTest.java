package dev.tradewind.engine.backtest;

import static dev.tradewind.engine.backtest.BacktestFixture.aBacktest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.backtest.SetupProblem.Code;
import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.matching.FillModel;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.risk.RiskLimits;
import dev.tradewind.engine.signals.Timeframe;
import dev.tradewind.engine.strategies.ParameterValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SetupCheckTest {
    private static final BarSeries ONE_BAR = BacktestFixture.minutes("100 101 99 100");

    @Test
    void anEmptySeriesIsRefused() {
        assertThat(codes(market("BTC/USDT", BacktestFixture.minutes(), 0))).containsExactly(Code.NO_BARS);
    }

    @Test
    void aFirstBarBeyondTheEndIsRefused() {
        assertThat(codes(market("BTC/USDT", ONE_BAR, 1))).containsExactly(Code.NO_BARS);
    }

    @Test
    void oneBarIsEnoughForAResultWithoutTrades() {
        BacktestResult result = aBacktest().bars("E", "100 101 99 100").run();

        assertThat(result.trades()).isEmpty();
        assertThat(result.equity().units()).containsExactly(10_000_000_000_000L);
        assertThat(Metrics.of(result, Metrics.COIN_DAYS).sharpe()).isNull();
    }

    @Test
    void noSymbolAndTheSameSymbolTwiceAreRefused() {
        assertThat(codes()).containsExactly(Code.NO_MARKETS);
        assertThat(codes(market("BTC/USDT", ONE_BAR, 0), market("BTC/USDT", ONE_BAR, 0)))
                .containsExactly(Code.DUPLICATE_SYMBOL);
    }

    @Test
    void differentTimeframesAreRefused() {
        BarSeries hours = new BarSeries(
                new Timeframe(3_600),
                2,
                5,
                new long[] {0},
                new long[] {100},
                new long[] {100},
                new long[] {100},
                new long[] {100},
                new long[] {0});

        assertThat(codes(market("BTC/USDT", ONE_BAR, 0), market("ETH/USDT", hours, 0)))
                .containsExactly(Code.MIXED_TIMEFRAMES);
    }

    @Test
    void cashOutOfRangeIsRefused() {
        for (String cash : List.of("0", "-1", "1000000001", "1.000000001")) {
            assertThat(codes(cash, market("BTC/USDT", ONE_BAR, 0))).as(cash).containsExactly(Code.CASH_OUT_OF_RANGE);
        }
    }

    @Test
    void aPriceBelowTheTickIsRefused() {
        BarSeries dust = new BarSeries(
                Timeframe.ONE_MINUTE,
                6,
                5,
                new long[] {0},
                new long[] {10},
                new long[] {10},
                new long[] {10},
                new long[] {10},
                new long[] {0});

        assertThat(codes(market("BTC/USDT", dust, 0))).containsExactly(Code.PRICE_BELOW_TICK);
    }

    @Test
    void aVolumeBeyondALongIsRefusedAndNotAnException() {
        BarSeries huge = new BarSeries(
                Timeframe.ONE_MINUTE,
                2,
                0,
                new long[] {0},
                new long[] {100},
                new long[] {100},
                new long[] {100},
                new long[] {100},
                new long[] {Long.MAX_VALUE});

        assertThat(codes(market("BTC/USDT", huge, 0))).containsExactly(Code.NUMBERS_TOO_LARGE);
    }

    @Test
    void aListenerEndsARun() {
        String[] bars = new String[70_000];
        Arrays.fill(bars, "100 100 100 100");
        BacktestSetup setup = aBacktest().bars("", bars).setup();
        List<Long> told = new ArrayList<>();

        BacktestOutcome outcome = Backtest.run(setup, done -> !told.add(done));

        assertThat(outcome).isEqualTo(new BacktestOutcome.Stopped(65_536));
        assertThat(told).containsExactly(65_536L);
    }

    private static BacktestSetup.Market market(String symbol, BarSeries bars, int firstBar) {
        Instrument instrument = BacktestFixture.instrument(symbol);
        return new BacktestSetup.Market(
                instrument, bars, firstBar, ScriptedStrategy.of("E"), new ParameterValues(Map.of()));
    }

    private static List<Code> codes(BacktestSetup.Market... markets) {
        return codes("100000", markets);
    }

    private static List<Code> codes(String cash, BacktestSetup.Market... markets) {
        BacktestSetup setup = new BacktestSetup(
                List.of(markets),
                SimpleConfiguration.standard(),
                Money.of(cash, BacktestFixture.USDT),
                FillModel.standard(),
                RiskLimits.DEFAULT,
                BarPath.CONSERVATIVE);
        return switch (Backtest.run(setup, BacktestProgress.SILENT)) {
            case BacktestOutcome.Refused refused ->
                refused.problems().stream().map(SetupProblem::code).toList();
            case BacktestOutcome.Done done -> throw new AssertionError("done: " + done);
            case BacktestOutcome.Stopped stopped -> throw new AssertionError("stopped: " + stopped);
        };
    }
}
