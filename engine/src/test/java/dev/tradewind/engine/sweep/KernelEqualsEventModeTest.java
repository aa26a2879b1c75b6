package dev.tradewind.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.backtest.BacktestOracle;
import dev.tradewind.engine.backtest.BacktestResult;
import dev.tradewind.engine.backtest.BacktestSetup;
import dev.tradewind.engine.backtest.Metrics;
import dev.tradewind.engine.backtest.RealBars;
import dev.tradewind.engine.backtest.SimpleConfiguration;
import dev.tradewind.engine.backtest.TradeEnd;
import dev.tradewind.engine.backtest.TradeRecord;
import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.grid.DcaConfiguration;
import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.instruments.InstrumentFixture;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.instruments.TickTier;
import dev.tradewind.engine.matching.FillModel;
import dev.tradewind.engine.matching.InstrumentScale;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.engine.signals.Timeframe;
import dev.tradewind.engine.sizing.Capital;
import dev.tradewind.engine.sizing.CapitalMode;
import dev.tradewind.engine.strategies.Parameter;
import dev.tradewind.engine.strategies.ParameterValues;
import dev.tradewind.engine.strategies.ShippedStrategies;
import dev.tradewind.engine.strategies.StrategyType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trades, times, prices and the whole equity curve of kernel mode are those of event mode and of the oracle. */
class KernelEqualsEventModeTest {
    private static final int DAYS = 365;
    private static final int THIN_RUNS = 700;

    private record Traded(int entryBar, long entry, int exitBar, long steps, long profit, TradeEnd end) {}

    @Test
    void onAThousandRandomSeries() {
        Random random = new Random(4);
        long givenUp = 0;
        Map<String, Long> trades = new TreeMap<>();
        for (int seed = 0; seed < 1_000; seed++) {
            StrategyType type = ShippedStrategies.all().get(seed % 7);
            BarSeries series = RandomSeries.of(seed, 300 + random.nextInt(1_500));
            BacktestSetup setup =
                    setup(InstrumentFixture.bitcoin(), series, type, configuration(random), fills(random));
            KernelSimulator kernel = (KernelSimulator) Sweep.simulator(setup, DAYS);
            ParameterValues values = values(type, random);
            int from = seed % 3 == 0 ? random.nextInt(100) : 0;
            int to = seed % 5 == 0 ? series.size() - random.nextInt(50) : series.size();

            long compared = compare(setup, kernel, values, from, to, true, "seed " + seed);
            trades.merge(type.id(), compared, Long::sum);
            givenUp += kernel.givenUp();
        }
        assertThat(trades)
                .as("trades compared")
                .hasSize(7)
                .allSatisfy((type, count) -> assertThat(count).isGreaterThan(100));
        assertThat(givenUp).as("runs that the kernel gave up").isLessThan(50);
    }

    /** Volumes of about what is bought and sold, so that entries, stops, take-profits and closes get a part, a rest or nothing. */
    @Test
    void onRandomSeriesWithThinVolume() {
        Random random = new Random(6);
        long givenUp = 0;
        long trades = 0;
        for (int seed = 0; seed < THIN_RUNS; seed++) {
            StrategyType type = ShippedStrategies.all().get(seed % 7);
            Timeframe timeframe = seed % 2 == 0 ? Timeframe.ONE_MINUTE : new Timeframe(3_600);
            BarSeries series = RandomSeries.thin(seed, 300 + random.nextInt(600), timeframe);
            // the oracle knows no minimums, so it speaks only where there are none and no rest is too small to be sold
            boolean hasMinimum = seed % 4 > 1;
            Instrument instrument = InstrumentFixture.crypto("0.01", "0.00001", hasMinimum ? "5" : "0");
            BacktestSetup setup = setup(instrument, series, type, configuration(random), fills(random));
            KernelSimulator kernel = (KernelSimulator) Sweep.simulator(setup, DAYS);

            trades += compare(setup, kernel, values(type, random), 0, series.size(), !hasMinimum, "thin seed " + seed);
            givenUp += kernel.givenUp();
        }
        assertThat(trades).as("trades compared").isGreaterThan(800);
        assertThat(givenUp).as("runs that the kernel gave up").isLessThan(THIN_RUNS / 20);
    }

    /** BTC/USDT by the hour in 2017, when a quarter of an hour's volume was often less than a fifth of the account. */
    @Test
    void onGridsOfParametersOverRealHoursWithThinVolume() {
        BarSeries series = RealBars.read("/strategies/BTC-USDT-1h-6000.csv.gz", new Timeframe(3_600));
        Random random = new Random(7);
        long runs = 0;
        long givenUp = 0;
        for (StrategyType type : ShippedStrategies.all()) {
            for (DcaConfiguration configuration : List.of(
                    SimpleConfiguration.standard(),
                    SimpleConfiguration.of(SimpleConfiguration.CAPITAL, Percent.of("2.5"), Percent.of("1.5")))) {
                BacktestSetup setup =
                        setup(InstrumentFixture.bitcoin(), series, type, configuration, FillModel.standard());
                KernelSimulator kernel = (KernelSimulator) Sweep.simulator(setup, DAYS);
                for (int set = 0; set < 8; set++) {
                    compare(setup, kernel, values(type, random), 0, series.size(), false, "real hours");
                    runs++;
                }
                givenUp += kernel.givenUp();
            }
        }
        assertThat(givenUp)
                .as("of " + runs + " runs, those that the kernel gave up")
                .isLessThan(runs / 20);
    }

    @ParameterizedTest
    @CsvSource({
        "/backtest/BTC-USDT-PERP-1m-3000.csv.gz, 60, BTC/USDT",
        "/backtest/AAPL-1m-3000.csv.gz, 60, AAPL",
        "/strategies/BTC-USDT-1h-6000.csv.gz, 3600, BTC/USDT",
        "/strategies/SPY-1d.csv.gz, 86400, SPY"
    })
    void onRealBars(String file, int seconds, String symbol) {
        Random random = new Random(5);
        BarSeries series = RealBars.read(file, new Timeframe(seconds));
        FillModel fills = symbol.startsWith("BTC") ? FillModel.standard() : FillModel.shares();
        long trades = 0;
        for (StrategyType type : ShippedStrategies.all()) {
            for (int round = 0; round < 6; round++) {
                DcaConfiguration configuration = round == 0 ? SimpleConfiguration.standard() : configuration(random);
                BacktestSetup setup = setup(instrument(symbol), series, type, configuration, fills);
                KernelSimulator kernel = (KernelSimulator) Sweep.simulator(setup, DAYS);
                ParameterValues values = round == 0 ? ParameterValues.initial(type) : values(type, random);

                trades += compare(setup, kernel, values, 0, series.size(), true, file);
            }
        }
        assertThat(trades).as("trades compared").isGreaterThan(100);
    }

    private static Instrument instrument(String symbol) {
        if (symbol.startsWith("BTC")) {
            return InstrumentFixture.bitcoin();
        }
        return new Instrument(
                "paper",
                Symbol.of(symbol),
                Currency.of(symbol),
                InstrumentFixture.USDT,
                List.of(TickTier.of("0", "0.01")),
                Quantity.of("1"),
                Quantity.of("1"),
                Quantity.of("1000000"),
                Money.of("1", InstrumentFixture.USDT),
                200,
                Percent.of("5"));
    }

    private static long compare(
            BacktestSetup setup,
            KernelSimulator kernel,
            ParameterValues values,
            int from,
            int to,
            boolean asksOracle,
            String what) {
        List<Traded> fused = new ArrayList<>();
        kernel.tell((entryBar, entry, exitBar, steps, profit, end) ->
                fused.add(new Traded(entryBar, entry, exitBar, steps, profit, end)));
        long before = kernel.givenUp();
        long[] equity = new long[to - from];
        SetMetrics kept = kernel.prepare(values).run(from, to, equity);
        if (kernel.givenUp() > before) {
            return 0;
        }
        fused.clear();
        SetMetrics metrics = kernel.prepare(values).run(from, to);
        BacktestResult result = new EventSimulator(setup, DAYS).result(values, from, to);
        String description = what + ", " + setup.markets().getFirst().strategy().id() + " " + values.values() + ", "
                + setup.configuration();

        assertThat(fused).as(description).containsExactlyElementsOf(traded(setup, result));
        assertThat(equity).as(description).containsExactly(result.equity().units());
        assertThat(metrics).as(description).isEqualTo(SetMetrics.of(Metrics.of(result, DAYS)));
        assertThat(kept).as(description).isEqualTo(metrics);
        if (asksOracle) {
            BacktestResult oracle = oracle(setup, values, from, to);
            assertThat(fused).as(description).containsExactlyElementsOf(traded(setup, oracle));
            assertThat(equity).as(description).containsExactly(oracle.equity().units());
        }
        return fused.size();
    }

    private static BacktestResult oracle(BacktestSetup setup, ParameterValues values, int from, int to) {
        BacktestSetup.Market market = setup.markets().getFirst();
        BarSeries bars =
                to == market.bars().size() ? market.bars() : market.bars().slice(0, to);
        return BacktestOracle.run(new BacktestSetup(
                List.of(new BacktestSetup.Market(market.instrument(), bars, from, market.strategy(), values)),
                setup.configuration(),
                setup.cash(),
                setup.fills(),
                setup.limits(),
                setup.path()));
    }

    private static List<Traded> traded(BacktestSetup setup, BacktestResult result) {
        BarSeries series = setup.markets().getFirst().bars();
        InstrumentScale scale = new InstrumentScale(setup.markets().getFirst().instrument());
        int last = result.equity().size() == 0
                ? 0
                : barAt(series, result.equity().opensAt()[result.equity().size() - 1]);
        List<Traded> trades = new ArrayList<>();
        for (TradeRecord trade : result.trades()) {
            trades.add(new Traded(
                    barAt(series, trade.entryAt().getEpochSecond()),
                    scale.ticks(trade.entryPrice()),
                    trade.exitAt() == null ? last : barAt(series, trade.exitAt().getEpochSecond()),
                    scale.steps(trade.quantity()),
                    InstrumentScale.units(trade.netProfit().amount()),
                    trade.end()));
        }
        return trades;
    }

    /** The bar that lasts at this moment. */
    private static int barAt(BarSeries series, long moment) {
        int found = java.util.Arrays.binarySearch(series.opensAt(), moment);
        return found >= 0 ? found : -found - 2;
    }

    private static BacktestSetup setup(
            Instrument instrument,
            BarSeries series,
            StrategyType type,
            DcaConfiguration configuration,
            FillModel fills) {
        return BacktestSetup.of(
                        instrument,
                        series,
                        type,
                        ParameterValues.initial(type),
                        configuration,
                        Money.of("100000", InstrumentFixture.USDT))
                .with(fills);
    }

    private static DcaConfiguration configuration(Random random) {
        Capital capital = random.nextInt(3) == 0
                ? Capital.fixed(Integer.toString(500 + random.nextInt(30_000)))
                : Capital.of(CapitalMode.PCT_EQUITY, random.nextBoolean() ? "20" : "7.5");
        return SimpleConfiguration.of(
                capital,
                random.nextBoolean() ? percent(random, 40) : null,
                random.nextInt(4) > 0 ? percent(random, 50) : null);
    }

    private static Percent percent(Random random, int mostTenths) {
        return new Percent(BigDecimal.valueOf(1 + random.nextInt(mostTenths), 1));
    }

    private static FillModel fills(Random random) {
        return random.nextInt(4) == 0 ? FillModel.shares() : FillModel.standard();
    }

    /** Values anywhere in their ranges, the ranges of periods kept short so that something happens. */
    static ParameterValues values(StrategyType type, Random random) {
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        for (Parameter parameter : type.parameters()) {
            values.put(parameter.name(), random.nextInt(3) == 0 ? parameter.initial() : any(parameter, random));
        }
        ParameterValues chosen = new ParameterValues(values);
        return type.problems(chosen).isEmpty() ? chosen : ParameterValues.initial(type);
    }

    private static BigDecimal any(Parameter parameter, Random random) {
        long steps = parameter
                .maximum()
                .subtract(parameter.minimum())
                .divideToIntegralValue(parameter.step())
                .longValueExact();
        long most = Math.min(steps, parameter.name().endsWith("Period") ? 25 : Long.MAX_VALUE - 1);
        @Nullable BigDecimal offset = parameter.step().multiply(BigDecimal.valueOf(random.nextLong(most + 1)));
        return parameter.minimum().add(offset);
    }
}
