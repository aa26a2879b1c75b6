package dev.tradewind.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.engine.matching.FeeAsset;
import dev.tradewind.engine.matching.FillModel;
import dev.tradewind.engine.sizing.Capital;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** What no venue takes back: rests after fees in the coin, and positions that shrank below the minimum (D-02, D-07). */
class DustTest {
    @Test
    void aPositionTooSmallToBeSoldEndsWithoutASale() {
        BacktestResult result = BacktestFixture.aBacktest()
                .configured(SimpleConfiguration.of(Capital.fixed("6"), null, null))
                .bars("E.X.", "100 100 100 100", "100 100 50 50", "50 50 50 50", "50 50 50 50")
                .run();

        TradeRecord trade = result.trades().getFirst();
        assertThat(trade.end()).isEqualTo(TradeEnd.SIGNAL);
        assertThat(trade.exitPrice()).isNull();
        assertThat(trade.exitAt()).isNotNull();
        assertThat(trade.netProfit()).isEqualTo(trade.cost().negated());
        assertThat(result.equity().units()[3]).isGreaterThan(10_000_000_000_000L - 600_000_000L);
    }

    @Test
    void feesInTheCoinLeaveLessToSellAndARestTooSmallStaysInTheHoldings() {
        FillModel inCoin = new FillModel(0, 0, 10, new BigDecimal("0.001"), FeeAsset.BASE);

        BacktestResult result = BacktestFixture.aBacktest()
                .fills(inCoin)
                .exits(null, "5")
                .bars(
                        "E.X..",
                        "100 100 100 100",
                        "100 100 100 100",
                        "110 110 110 110",
                        "110 110 110 110",
                        "110 110 110 110")
                .run();

        TradeRecord trade = result.trades().getFirst();
        assertThat(trade.end()).isEqualTo(TradeEnd.SIGNAL);
        double bought = trade.quantity().value().doubleValue();
        double fees = bought * 0.001 * 100.01 + bought * 0.999 * 110 * 0.001;
        assertThat(trade.fees().amount().doubleValue()).isCloseTo(fees, within(0.01));
        double profit = bought * 0.999 * 110 * 0.999 - bought * 100.01;
        assertThat(trade.netProfit().amount().doubleValue()).isCloseTo(profit, within(0.01));
        long dust = result.equity().units()[4]
                - 10_000_000_000_000L
                - trade.netProfit().amount().movePointRight(8).longValueExact();
        assertThat(BigDecimal.valueOf(dust, 8)).isBetween(BigDecimal.ZERO, new BigDecimal("0.0011"));
    }
}
