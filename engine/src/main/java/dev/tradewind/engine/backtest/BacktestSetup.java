package dev.tradewind.engine.backtest;

import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.grid.DcaConfiguration;
import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.matching.FillModel;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.risk.RiskLimits;
import dev.tradewind.engine.strategies.ParameterValues;
import dev.tradewind.engine.strategies.StrategyType;
import java.util.List;

/**
 * Everything that decides a run: the same setup gives the same result, on every machine.
 *
 * @param cash of the one account at the start; its currency is that of every instrument
 * @param configuration grid, capital and exits of every entry
 */
public record BacktestSetup(
        List<Market> markets,
        DcaConfiguration configuration,
        Money cash,
        FillModel fills,
        RiskLimits limits,
        BarPath path) {

    /**
     * One symbol and the strategy on it.
     *
     * @param firstBar index of the first bar that trades; the strategy is only warmed up on those before it
     */
    public record Market(
            Instrument instrument, BarSeries bars, int firstBar, StrategyType strategy, ParameterValues values) {}

    public BacktestSetup {
        markets = List.copyOf(markets);
    }

    /** One symbol from its first bar, with the fills and limits that a paper account has. */
    public static BacktestSetup of(
            Instrument instrument,
            BarSeries bars,
            StrategyType strategy,
            ParameterValues values,
            DcaConfiguration configuration,
            Money cash) {
        return new BacktestSetup(
                List.of(new Market(instrument, bars, 0, strategy, values)),
                configuration,
                cash,
                FillModel.standard(),
                RiskLimits.DEFAULT,
                BarPath.CONSERVATIVE);
    }

    public BacktestSetup with(FillModel otherFills) {
        return new BacktestSetup(markets, configuration, cash, otherFills, limits, path);
    }

    public BacktestSetup with(BarPath otherPath) {
        return new BacktestSetup(markets, configuration, cash, fills, limits, otherPath);
    }

    /** Bars of all symbols that trade. */
    public long bars() {
        return markets.stream()
                .mapToLong(market -> market.bars().size() - market.firstBar())
                .sum();
    }
}
