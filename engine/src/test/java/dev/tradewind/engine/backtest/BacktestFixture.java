package dev.tradewind.engine.backtest;

import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.grid.DcaConfiguration;
import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.instruments.TickTier;
import dev.tradewind.engine.matching.FeeAsset;
import dev.tradewind.engine.matching.FillModel;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.engine.risk.RiskLimits;
import dev.tradewind.engine.signals.Timeframe;
import dev.tradewind.engine.sizing.Capital;
import dev.tradewind.engine.strategies.ParameterValues;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A backtest that reads like speech: bars as "open high low close volume", signals as letters. */
final class BacktestFixture {
    static final long START = 1_750_000_020;
    static final Currency USDT = Currency.of("USDT");
    static final FillModel FREE = new FillModel(0, 0, 10, BigDecimal.ZERO, FeeAsset.QUOTE);

    private final List<BacktestSetup.Market> markets = new ArrayList<>();
    private DcaConfiguration configuration = SimpleConfiguration.standard();
    private String cash = "100000";
    private FillModel fills = FREE;
    private BarPath path = BarPath.CONSERVATIVE;

    static BacktestFixture aBacktest() {
        return new BacktestFixture();
    }

    static Instrument instrument(String symbol) {
        return new Instrument(
                "PAPER",
                Symbol.of(symbol),
                Currency.of(Symbol.of(symbol).base()),
                USDT,
                List.of(TickTier.of("0", "0.01")),
                Quantity.of("0.00001"),
                Quantity.of("0.00001"),
                Quantity.of("100000"),
                Money.of("5", USDT),
                200,
                Percent.HUNDRED);
    }

    static BarSeries minutes(String... bars) {
        int size = bars.length;
        long[][] columns = new long[6][size];
        for (int i = 0; i < size; i++) {
            String[] fields = bars[i].strip().split(" +");
            columns[0][i] = START + 60L * i;
            for (int column = 0; column < 4; column++) {
                columns[column + 1][i] =
                        new BigDecimal(fields[column]).movePointRight(2).longValueExact();
            }
            columns[5][i] = fields.length < 5
                    ? 0
                    : new BigDecimal(fields[4]).movePointRight(5).longValueExact();
        }
        return new BarSeries(
                Timeframe.ONE_MINUTE, 2, 5, columns[0], columns[1], columns[2], columns[3], columns[4], columns[5]);
    }

    BacktestFixture bars(String letters, String... bars) {
        return bars("BTC/USDT", ScriptedStrategy.of(letters), bars);
    }

    BacktestFixture bars(String symbol, ScriptedStrategy strategy, String... bars) {
        markets.add(new BacktestSetup.Market(
                instrument(symbol), minutes(bars), 0, strategy, new ParameterValues(Map.of())));
        return this;
    }

    BacktestFixture exits(@Nullable String takeProfit, @Nullable String stop) {
        return configured(SimpleConfiguration.of(
                Capital.fixed("10000"),
                takeProfit == null ? null : Percent.of(takeProfit),
                stop == null ? null : Percent.of(stop)));
    }

    BacktestFixture configured(DcaConfiguration other) {
        configuration = other;
        return this;
    }

    BacktestFixture cash(String amount) {
        cash = amount;
        return this;
    }

    BacktestFixture fills(FillModel model) {
        fills = model;
        return this;
    }

    BacktestFixture path(BarPath other) {
        path = other;
        return this;
    }

    BacktestSetup setup() {
        return new BacktestSetup(markets, configuration, Money.of(cash, USDT), fills, RiskLimits.DEFAULT, path);
    }

    BacktestResult run() {
        return switch (Backtest.run(setup(), BacktestProgress.SILENT)) {
            case BacktestOutcome.Done done -> done.result();
            case BacktestOutcome.Stopped stopped -> throw new AssertionError("stopped: " + stopped);
            case BacktestOutcome.Refused refused -> throw new AssertionError("refused: " + refused.problems());
        };
    }
}
