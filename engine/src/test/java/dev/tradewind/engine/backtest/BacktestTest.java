package dev.tradewind.engine.backtest;

import static dev.tradewind.engine.backtest.BacktestFixture.aBacktest;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BacktestTest {
    @Test
    void aSignalIsCarriedOutAtTheOpenOfTheNextBar() {
        BacktestResult result = aBacktest()
                .exits(null, null)
                .bars("E.X.", "100 101 99 100", "102 103 101 102", "104 105 103 104", "106 107 105 106")
                .run();

        TradeRecord trade = result.trades().getFirst();
        assertThat(trade.entryPrice()).hasToString("102.01");
        assertThat(trade.exitPrice()).hasToString("106");
        assertThat(trade.end()).isEqualTo(TradeEnd.SIGNAL);
        assertThat(trade.barsHeld()).isEqualTo(2);
    }
}
