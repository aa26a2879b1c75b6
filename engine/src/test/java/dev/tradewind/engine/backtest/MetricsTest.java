package dev.tradewind.engine.backtest;

import static dev.tradewind.engine.backtest.BacktestFixture.aBacktest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.engine.strategies.Explanation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Figures of D-19, each computed by hand. */
class MetricsTest {
    private static final Offset<Double> CLOSE = within(1e-9);

    @Nested
    class OfTrades {
        @Test
        void winRateCountsFlatTradesAndProfitFactorIsGrossWinOverGrossLoss() {
            Metrics metrics = Metrics.of(result(curve(100), 30.0, 10.0, -20.0, 0.0), Metrics.COIN_DAYS);

            assertThat(metrics.winRatePercent()).isCloseTo(50, CLOSE);
            assertThat(metrics.profitFactor()).isCloseTo(2, CLOSE);
            assertThat(metrics.averageWin()).isCloseTo(20, CLOSE);
            assertThat(metrics.averageLoss()).isCloseTo(-20, CLOSE);
            assertThat(metrics.expectancy()).isCloseTo(5, CLOSE); // (30 + 10 − 20 + 0) / 4
            assertThat(metrics.flats()).isOne();
        }

        @Test
        void withoutALossThereIsNoProfitFactor() {
            assertThat(Metrics.of(result(curve(100), 30.0), Metrics.COIN_DAYS).profitFactor())
                    .isNull();
        }

        @Test
        void withoutATradeThereIsNoRate() {
            Metrics metrics = Metrics.of(result(curve(100)), Metrics.COIN_DAYS);

            assertThat(metrics.winRatePercent()).isNull();
            assertThat(metrics.expectancy()).isNull();
            assertThat(metrics.trades()).isZero();
        }
    }

    @Nested
    class OfTheCurve {
        @Test
        void sharpeIsTheMeanOverTheDeviationOfDailyReturnsLessTheRiskFreeRate() {
            // days +10 %, −10 %, +10 %: mean 1/30, deviation of the sample √(4/300) = 0.11547…
            Metrics metrics = Metrics.of(result(curve(110, 99, 108.9)), Metrics.SHARE_DAYS);
            double excess = 1.0 / 30 - 0.04 / 252;

            assertThat(metrics.sharpe()).isCloseTo(excess / Math.sqrt(4.0 / 300) * Math.sqrt(252), CLOSE);
            double downside = Math.sqrt(Math.pow(-0.1 - 0.04 / 252, 2) / 3);
            assertThat(metrics.sortino()).isCloseTo(excess / downside * Math.sqrt(252), CLOSE);
            assertThat(metrics.volatilityPercent()).isCloseTo(100 * Math.sqrt(4.0 / 300) * Math.sqrt(252), CLOSE);
        }

        @Test
        void coinsTradeEveryDayOfTheYear() {
            double shares = Metrics.of(result(curve(110, 99, 108.9)), Metrics.SHARE_DAYS)
                    .volatilityPercent();
            double coins =
                    Metrics.of(result(curve(110, 99, 108.9)), Metrics.COIN_DAYS).volatilityPercent();

            assertThat(coins / shares).isCloseTo(Math.sqrt(365.0 / 252), CLOSE);
        }

        @Test
        void aFlatCurveHasNoSharpe() {
            Metrics metrics = Metrics.of(result(curve(100, 100, 100)), Metrics.COIN_DAYS);

            assertThat(metrics.sharpe()).isNull();
            assertThat(metrics.maxDrawdownPercent()).isZero();
            assertThat(metrics.calmar()).isNull();
        }

        @Test
        void theGreatestDrawdownIsMeasuredFromTheHighestPointBefore() {
            Metrics metrics = Metrics.of(result(curve(120, 90, 100, 130, 117)), Metrics.COIN_DAYS);

            assertThat(metrics.maxDrawdownPercent()).isCloseTo(25, CLOSE);
            assertThat(metrics.longestDrawdownPoints()).isEqualTo(3);
        }

        @Test
        void everyDrawdownHasItsPeakBottomAndRecovery() {
            EquityCurve curve = curve(120, 90, 100, 130, 117);

            assertThat(DrawdownPeriod.all(10_000_000_000L, curve))
                    .containsExactly(new DrawdownPeriod(0, 1, 3, 25), new DrawdownPeriod(3, 4, -1, 10));
            assertThat(DrawdownPeriod.deepest(10_000_000_000L, curve, 1)).hasSize(1);
            assertThat(DrawdownPeriod.all(10_000_000_000L, curve(95, 100)))
                    .containsExactly(new DrawdownPeriod(-1, 0, 1, 5));
        }

        @Test
        void theYearlyReturnIsCompounded() {
            long year = (long) (365.25 * 86_400);
            EquityCurve twoYears =
                    new EquityCurve(new long[] {0, 2 * year}, new long[] {10_000_000_000L, 12_100_000_000L});

            assertThat(Metrics.of(result(twoYears), Metrics.COIN_DAYS).annualReturnPercent())
                    .isCloseTo(10, CLOSE);
        }

        @Test
        void monthsAreMeasuredFromTheEndOfTheMonthBefore() {
            long[] times = {at(2024, 11, 30), at(2024, 12, 1), at(2024, 12, 31), at(2025, 2, 1)};
            EquityCurve curve = new EquityCurve(
                    times, new long[] {11_000_000_000L, 12_000_000_000L, 13_200_000_000L, 6_600_000_000L});

            MonthlyTable table = MonthlyTable.of(10_000_000_000L, curve);

            assertThat(table.years()).hasSize(2);
            MonthlyTable.Year first = table.years().getFirst();
            assertThat(first.year()).isEqualTo(2024);
            assertThat(first.percents().get(9)).isNull();
            assertThat(first.percents().get(10)).isCloseTo(10, CLOSE);
            assertThat(first.percents().get(11)).isCloseTo(20, CLOSE);
            assertThat(first.percent()).isCloseTo(32, CLOSE);
            assertThat(table.years().get(1).percents().get(0)).isNull();
            assertThat(table.years().get(1).percents().get(1)).isCloseTo(-50, CLOSE);
        }
    }

    @Nested
    class OfTheRoadOfATrade {
        @Test
        void theExampleOfTheDefinitionHolds() {
            // entry 100, high 104, low 97: MFE 4.00, MAE −3.00
            TradeRecord trade = aBacktest()
                    .exits(null, null)
                    .bars("E..", "99.99 99.99 99.99 99.99", "99.99 104 99 101", "101 102 97 100")
                    .run()
                    .trades()
                    .getFirst();

            assertThat(trade.entryPrice()).hasToString("100");
            assertThat(trade.favourablePercent()).isCloseTo(4, CLOSE);
            assertThat(trade.adversePercent()).isCloseTo(-3, CLOSE);
        }

        @Test
        void whatComesAfterTheSaleDoesNotCount() {
            TradeRecord trade = aBacktest()
                    .exits(null, "2")
                    .bars("E..", "99.99 99.99 99.99 99.99", "99.99 101 99 100", "100 150 50 100")
                    .run()
                    .trades()
                    .getFirst();

            assertThat(trade.exitPrice()).hasToString("98");
            assertThat(trade.favourablePercent()).isCloseTo(1, CLOSE);
            assertThat(trade.adversePercent()).isCloseTo(-2, CLOSE);
        }
    }

    @Nested
    class OfABenchmark {
        @Test
        void holdingIsMeasuredFromTheFirstOpen() {
            EquityCurve times =
                    new EquityCurve(new long[] {BacktestFixture.START, BacktestFixture.START + 60}, new long[] {1, 1});

            Benchmark held =
                    Benchmark.of("BTC/USDT", BacktestFixture.minutes("100 120 90 110", "110 120 80 88"), times);

            assertThat(held.returnPercent()).isCloseTo(-12, CLOSE);
            assertThat(held.maxDrawdownPercent()).isCloseTo(20, CLOSE);
        }

        @Test
        void aClosedMarketKeepsItsValue() {
            EquityCurve times = new EquityCurve(
                    new long[] {BacktestFixture.START, BacktestFixture.START + 30, BacktestFixture.START + 3_600},
                    new long[] {1, 1, 1});

            Benchmark held = Benchmark.of("SPY", BacktestFixture.minutes("100 120 90 110"), times);

            assertThat(held.curve().units()[1]).isEqualTo(held.curve().units()[0]);
            assertThat(held.curve().units()[2]).isEqualTo(held.curve().units()[0]);
        }
    }

    private static long at(int year, int month, int day) {
        return LocalDate.of(year, month, day).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }

    /** One value a day, starting with 100. */
    private static EquityCurve curve(double... values) {
        long[] times = new long[values.length];
        long[] units = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            times[i] = 86_400L * i;
            units[i] = Math.round(values[i] * 100_000_000);
        }
        return new EquityCurve(times, units);
    }

    private static BacktestResult result(EquityCurve curve, Double... profits) {
        List<TradeRecord> trades = new ArrayList<>();
        for (Double profit : profits) {
            trades.add(trade(profit));
        }
        Money nothing = Money.zero(BacktestFixture.USDT);
        return new BacktestResult(
                Money.of("100", BacktestFixture.USDT),
                trades,
                curve,
                new TreeMap<>(),
                curve.size(),
                0,
                nothing,
                nothing);
    }

    private static TradeRecord trade(double profit) {
        Money nothing = Money.zero(BacktestFixture.USDT);
        return new TradeRecord(
                1,
                Symbol.of("BTC/USDT"),
                Side.LONG,
                Instant.EPOCH,
                Instant.EPOCH,
                Quantity.of("1"),
                Price.of("100"),
                Price.of("100"),
                Money.of("100", BacktestFixture.USDT),
                nothing,
                nothing,
                Money.of(String.valueOf(profit), BacktestFixture.USDT),
                TradeEnd.SIGNAL,
                1,
                0,
                0,
                Explanation.of("in"),
                Explanation.of("out"));
    }
}
