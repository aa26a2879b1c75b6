package dev.tradewind.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.grid.ConfigurationFixture;
import dev.tradewind.engine.grid.DcaConfiguration;
import dev.tradewind.engine.matching.FillModel;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.risk.RiskLimits;
import dev.tradewind.engine.signals.Timeframe;
import dev.tradewind.engine.strategies.ParameterValues;
import dev.tradewind.engine.strategies.ShippedStrategies;
import dev.tradewind.engine.strategies.StrategyType;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every shipped strategy on real bars: event mode gives what the oracle gives. */
class RealBarsOracleTest {
    @ParameterizedTest
    @CsvSource({
        "/backtest/BTC-USDT-PERP-1m-3000.csv.gz, 60, BTC/USDT",
        "/backtest/AAPL-1m-3000.csv.gz, 60, AAPL/USDT",
        "/strategies/BTC-USDT-1h-6000.csv.gz, 3600, BTC/USDT",
        "/strategies/SPY-1d.csv.gz, 86400, SPY/USDT"
    })
    void theyAgreeToTheLastDigit(String file, int seconds, String symbol) {
        BarSeries bars = RealBars.read(file, new Timeframe(seconds));
        FillModel fills = symbol.startsWith("BTC") ? FillModel.standard() : FillModel.shares();
        long trades = 0;
        for (StrategyType type : ShippedStrategies.all()) {
            for (DcaConfiguration configuration : configurations()) {
                BacktestSetup setup = new BacktestSetup(
                        List.of(new BacktestSetup.Market(
                                BacktestFixture.instrument(symbol), bars, 0, type, ParameterValues.initial(type))),
                        configuration,
                        Money.of("100000", BacktestFixture.USDT),
                        fills,
                        RiskLimits.DEFAULT,
                        BarPath.CONSERVATIVE);
                BacktestResult expected = BacktestOracle.run(setup);

                BacktestOutcome outcome = Backtest.run(setup, BacktestProgress.SILENT);

                assertThat(outcome).as(type.id()).isEqualTo(new BacktestOutcome.Done(expected));
                trades += expected.trades().size();
            }
        }
        assertThat(trades).isGreaterThan(10);
    }

    private static List<DcaConfiguration> configurations() {
        return List.of(
                SimpleConfiguration.standard(),
                SimpleConfiguration.of(SimpleConfiguration.CAPITAL, Percent.of("2"), Percent.of("1")),
                ConfigurationFixture.aConfiguration()
                        .levels("0 40 1", "-0.5 30 0.8", "-1.5 30 1.2")
                        .maxPyramids(1)
                        .entryTtl(0)
                        .stop("4", "BASE")
                        .capital("FIXED_QUOTE", "12000")
                        .valid());
    }
}
