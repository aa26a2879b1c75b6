package dev.tradewind.engine.backtest;

import static dev.tradewind.engine.backtest.BacktestFixture.aBacktest;
import static dev.tradewind.engine.backtest.ScriptedStrategy.aScript;
import static dev.tradewind.engine.grid.ConfigurationFixture.aConfiguration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.matching.FillModel;
import dev.tradewind.engine.strategies.StrategySignal;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The rules of docs/backtests.md, one by one. */
class BacktestTest {
    @Nested
    class ASignal {
        @Test
        void isCarriedOutAtTheOpenOfTheNextBar() {
            BacktestResult result = aBacktest()
                    .exits(null, null)
                    .bars("E.X.", "100 101 99 100", "102 103 101 102", "104 105 103 104", "106 107 105 106")
                    .run();

            TradeRecord trade = result.trades().getFirst();
            assertThat(trade.entryPrice()).hasToString("102.01");
            assertThat(trade.exitPrice()).hasToString("106");
            assertThat(trade.entryAt()).isEqualTo(Instant.ofEpochSecond(BacktestFixture.START + 60));
            assertThat(trade.exitAt()).isEqualTo(Instant.ofEpochSecond(BacktestFixture.START + 180));
            assertThat(trade.end()).isEqualTo(TradeEnd.SIGNAL);
            assertThat(trade.barsHeld()).isEqualTo(2);
            assertThat(trade.entryExplanation().text()).isEqualTo("ENTRY after bar 0");
            assertThat(trade.exitExplanation()).isNotNull();
        }

        @Test
        void afterTheLastBarIsDropped() {
            assertThat(aBacktest()
                            .bars(".E", "100 101 99 100", "100 101 99 100")
                            .run()
                            .trades())
                    .isEmpty();
        }

        @Test
        void survivesANight() {
            assertThat(aBacktest()
                            .configured(SimpleConfiguration.standard())
                            .bars("E..", "100 101 99 100", "140 141 139 140", "140 141 139 140")
                            .run()
                            .trades())
                    .hasSize(1);
        }

        @Test
        void toGoShortIsRefusedAndCounted() {
            BacktestResult result = aBacktest()
                    .bars(
                            "BTC/USDT",
                            aScript().signalAfter(0, StrategySignal.Kind.ENTRY, Side.SHORT, 1),
                            "100 101 99 100",
                            "100 101 99 100")
                    .run();

            assertThat(result.trades()).isEmpty();
            assertThat(result.refusals()).containsExactly(entry("SHORT_NOT_SUPPORTED", 1L));
        }

        @Test
        void toLeaveAShortDoesNothingToALong() {
            BacktestResult result = aBacktest()
                    .bars(
                            "BTC/USDT",
                            aScript().entryAfter(0).signalAfter(1, StrategySignal.Kind.EXIT, Side.SHORT, 1),
                            "100 101 99 100",
                            "100 101 99 100",
                            "100 101 99 100")
                    .run();

            assertThat(result.trades().getFirst().end()).isEqualTo(TradeEnd.OPEN);
        }

        @Test
        void toEnterTwiceIsRefusedWithOnePyramid() {
            BacktestResult result = aBacktest()
                    .bars("EE.", "100 101 99 100", "100 101 99 100", "100 101 99 100")
                    .run();

            assertThat(result.trades()).hasSize(1);
            assertThat(result.refusals()).containsExactly(entry("MAX_PYRAMIDS", 1L));
        }

        @Test
        void toEnterTwiceAddsAPyramidWhereTheConfigurationHasThem() {
            BacktestResult result = aBacktest()
                    .configured(aConfiguration()
                            .atMarket()
                            .levels("0 100 50")
                            .maxPyramids(2)
                            .valid())
                    .bars("EEX.", "100 101 99 100", "100 101 99 100", "110 111 109 110", "120 121 119 120")
                    .run();

            assertThat(result.trades()).hasSize(1);
            assertThat(result.trades().getFirst().entryPrice().value())
                    .isBetween(new BigDecimal("104"), new BigDecimal("106"));
        }

        @Test
        void carriesItsShareOfTheCapital() {
            BacktestResult result = aBacktest()
                    .exits(null, null)
                    .bars(
                            "BTC/USDT",
                            aScript().signalAfter(0, StrategySignal.Kind.ENTRY, Side.LONG, 0.35),
                            "100 101 99 100",
                            "100 101 99 100")
                    .run();

            assertThat(result.trades().getFirst().cost().amount())
                    .isBetween(new BigDecimal("3480"), new BigDecimal("3500"));
        }
    }

    @Nested
    class AStop {
        @Test
        void goesBeforeATakeProfitInTheSameBar() {
            BacktestResult result = aBacktest()
                    .exits("1", "1")
                    .bars("E.", "100 100 100 100", "100 105 95 104")
                    .run();

            TradeRecord trade = result.trades().getFirst();
            assertThat(trade.end()).isEqualTo(TradeEnd.STOP);
            assertThat(trade.exitPrice()).hasToString("99.01");
            assertThat(trade.barsHeld()).isZero();
        }

        @Test
        void isSoldAtTheOpenOfABarBeyondIt() {
            BacktestResult result = aBacktest()
                    .exits(null, "1")
                    .bars("E..", "100 100 100 100", "100 100 100 100", "90 91 89 90")
                    .run();

            assertThat(result.trades().getFirst().exitPrice()).hasToString("90");
        }

        @Test
        void slipsAndSaysWhatItCost() {
            FillModel fills = new FillModel(10, 0, 10, BigDecimal.ZERO, dev.tradewind.engine.matching.FeeAsset.QUOTE);
            TradeRecord trade = aBacktest()
                    .fills(fills)
                    .exits(null, "1")
                    .bars("E..", "100 100 100 100", "100 100 100 100", "90 91 89 90")
                    .run()
                    .trades()
                    .getFirst();

            assertThat(trade.entryPrice()).hasToString("100.12"); // 100.01 · 1.001 up to the tick
            assertThat(trade.exitPrice()).hasToString("89.91");
            BigDecimal both = new BigDecimal("0.20").multiply(trade.quantity().value());
            assertThat(trade.slippageCost().amount()).isEqualByComparingTo(both);
        }

        @Test
        void withoutBuyersWaitsForTheNextVolume() {
            TradeRecord trade = aBacktest()
                    .exits(null, "1")
                    .bars(
                            "E...",
                            "100 100 100 100 1000",
                            "100 100 100 100 10000",
                            "100 100 95 95 0",
                            "94 94 94 94 10000")
                    .run()
                    .trades()
                    .getFirst();

            assertThat(trade.exitPrice()).hasToString("94");
            assertThat(trade.end()).isEqualTo(TradeEnd.STOP);
        }
    }

    @Nested
    class ATakeProfit {
        @Test
        void needsABarThatTradesThroughIt() {
            BacktestResult touched = aBacktest()
                    .exits("1", null)
                    .bars("E..", "99.99 99.99 99.99 99.99", "99.99 101 99.99 100", "100 100 100 100")
                    .run();
            BacktestResult through = aBacktest()
                    .exits("1", null)
                    .bars("E..", "99.99 99.99 99.99 99.99", "99.99 101.01 99.99 100", "100 100 100 100")
                    .run();

            assertThat(touched.trades().getFirst().end()).isEqualTo(TradeEnd.OPEN);
            assertThat(through.trades().getFirst().end()).isEqualTo(TradeEnd.TAKE_PROFIT);
            assertThat(through.trades().getFirst().exitPrice()).hasToString("101");
        }

        @Test
        void ofALegBoughtOnTheWayDownWaitsForTheNextBar() {
            BacktestFixture grid = aBacktest()
                    .configured(aConfiguration()
                            .levels("0 50 50", "-1 50 1")
                            .entryTtl(0)
                            .valid());

            BacktestResult sameBar =
                    grid.bars("E.", "100 100 100 100", "100 110 98 110").run();

            assertThat(sameBar.trades().getFirst().exitPrice()).isNull();
            BacktestResult nextBar = aBacktest()
                    .configured(aConfiguration()
                            .levels("0 50 50", "-1 50 1")
                            .entryTtl(0)
                            .valid())
                    .bars("E..", "100 100 100 100", "100 110 98 110", "110 110 110 110")
                    .run();
            assertThat(nextBar.trades().getFirst().exitPrice())
                    .hasToString("99.99"); // bought at 99.00, one percent above it
        }

        @Test
        void onTheAverageClosesTheWholeGroup() {
            TradeRecord trade = aBacktest()
                    .configured(aConfiguration()
                            .levels("0 50 50", "-1 50 50")
                            .takeProfit("aggregate", "1")
                            .entryTtl(0)
                            .valid())
                    .bars("E..", "100 100 100 100", "100 100 98 98", "98 102 98 102")
                    .run()
                    .trades()
                    .getFirst();

            assertThat(trade.end()).isEqualTo(TradeEnd.TAKE_PROFIT);
            assertThat(trade.netProfit().isPositive()).isTrue();
        }
    }

    @Nested
    class AnEntry {
        @Test
        void takesWhatIsOfferedAndNoMore() {
            TradeRecord trade = aBacktest()
                    .exits(null, null)
                    .bars("E.", "100 100 100 100 4", "100 100 100 100 4")
                    .run()
                    .trades()
                    .getFirst();

            assertThat(trade.quantity()).hasToString("1");
        }

        @Test
        void ofWhichNothingIsFilledIsCounted() {
            BacktestResult result = aBacktest()
                    .exits(null, null)
                    .bars("E.", "100 100 100 100 4", "100 100 100 100 0")
                    .run();

            assertThat(result.trades()).isEmpty();
            assertThat(result.refusals()).containsExactly(entry("NEVER_FILLED", 1L));
        }

        @Test
        void thatTheCashDoesNotPayForIsRefused() {
            BacktestResult result = aBacktest()
                    .cash("20")
                    .bars("E.", "100 100 100 100", "100 100 100 100")
                    .run();

            assertThat(result.trades()).isEmpty();
            assertThat(result.refusals()).hasSize(1);
        }

        @Test
        void paysTheCommissionPerShare() {
            TradeRecord trade = aBacktest()
                    .fills(FillModel.shares())
                    .exits(null, null)
                    .bars("E.", "100 100 100 100", "100 100 100 100")
                    .run()
                    .trades()
                    .getFirst();

            BigDecimal expected = trade.quantity().value().multiply(new BigDecimal("0.005"));
            assertThat(trade.fees().amount()).isEqualByComparingTo(expected.setScale(8, java.math.RoundingMode.UP));
        }

        @Test
        void thatRestsUnfilledEndsWithItsTimeToLive() {
            BacktestResult result = aBacktest()
                    .configured(aConfiguration().levels("0 100 1").entryTtl(60).valid())
                    .bars("E...", "100 100 100 100 8", "100 100 100 100 0", "101 101 101 101 8", "90 90 90 90 800")
                    .run();

            assertThat(result.trades()).isEmpty();
            assertThat(result.refusals()).containsExactly(entry("NEVER_FILLED", 1L));
        }
    }

    @Nested
    class Equity {
        @Test
        void isCashAndHoldingsAtTheClose() {
            BacktestResult result = aBacktest()
                    .exits(null, null)
                    .bars("E..", "100 100 100 100", "100 100 100 100", "110 110 110 110")
                    .run();

            TradeRecord trade = result.trades().getFirst();
            assertThat(trade.netProfit().amount())
                    .isEqualByComparingTo(trade.quantity().value().multiply(new BigDecimal("9.99")));
            long last = result.equity().units()[2];
            assertThat(BigDecimal.valueOf(last, 8))
                    .isEqualByComparingTo(
                            new BigDecimal("100000").add(trade.netProfit().amount()));
            assertThat(result.exposedPoints()).isEqualTo(2);
        }

        @Test
        void ofSeveralSymbolsIsThatOfTheOneAccount() {
            BacktestResult result = aBacktest()
                    .exits(null, null)
                    .bars(
                            "ETH/USDT",
                            ScriptedStrategy.of("E.X."),
                            "10 10 10 10",
                            "10 10 10 10",
                            "11 11 11 11",
                            "11 11 11 11")
                    .bars(
                            "BTC/USDT",
                            ScriptedStrategy.of("E..."),
                            "100 100 100 100",
                            "100 100 100 100",
                            "90 90 90 90",
                            "90 90 90 90")
                    .run();

            assertThat(result.bars()).isEqualTo(8);
            assertThat(result.equity().size()).isEqualTo(4);
            assertThat(result.trades())
                    .extracting(trade -> trade.symbol().value())
                    .containsExactly("ETH/USDT", "BTC/USDT");
            BigDecimal profits = result.trades().stream()
                    .map(trade -> trade.netProfit().amount())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(BigDecimal.valueOf(result.equity().units()[3], 8))
                    .isEqualByComparingTo(new BigDecimal("100000").add(profits));
        }
    }

    @Nested
    class ThePathOfTheReplay {
        @Test
        void goesUpFirstInABarThatFell() {
            String[] bars = {"100 100 100 100", "100 105 95 99"};

            assertThat(aBacktest()
                            .exits("1", "1")
                            .path(BarPath.REPLAY)
                            .bars("E.", bars)
                            .run()
                            .trades()
                            .getFirst()
                            .end())
                    .isEqualTo(TradeEnd.TAKE_PROFIT);
            assertThat(aBacktest()
                            .exits("1", "1")
                            .bars("E.", bars)
                            .run()
                            .trades()
                            .getFirst()
                            .end())
                    .isEqualTo(TradeEnd.STOP);
        }

        @Test
        void meetsAStopOnlyAtItsFourQuotes() {
            TradeRecord trade = aBacktest()
                    .exits(null, "1")
                    .path(BarPath.REPLAY)
                    .bars("E.", "100 100 100 100", "100 105 95 104")
                    .run()
                    .trades()
                    .getFirst();

            assertThat(trade.exitPrice()).hasToString("95");
        }
    }
}
