package dev.tradewind.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.grid.BelowMinimumPolicy;
import dev.tradewind.engine.grid.DcaConfiguration;
import dev.tradewind.engine.grid.EntryOrderType;
import dev.tradewind.engine.grid.FlatPolicy;
import dev.tradewind.engine.grid.Level;
import dev.tradewind.engine.grid.OppositePolicy;
import dev.tradewind.engine.grid.StopReference;
import dev.tradewind.engine.grid.TakeProfitBasis;
import dev.tradewind.engine.grid.TakeProfitMode;
import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.matching.FeeAsset;
import dev.tradewind.engine.matching.FillModel;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.risk.RiskLimits;
import dev.tradewind.engine.signals.Timeframe;
import dev.tradewind.engine.sizing.Capital;
import dev.tradewind.engine.sizing.CapitalMode;
import dev.tradewind.engine.strategies.ParameterValues;
import dev.tradewind.engine.strategies.StrategySignal;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Event mode gives what the oracle gives: trades, times, prices, equity, to the last digit. */
class OracleTest {
    private static final int SERIES = 1_000;

    @Test
    void oneLegAtMarketOnAThousandRandomSeries() {
        Seen seen = new Seen();
        for (int seed = 0; seed < SERIES; seed++) {
            Random random = new Random(seed);
            seen.add(compare(setup(random, oneLeg(random)), seed));
        }
        seen.coversWhatMatters();
    }

    @Test
    void gridsOfLimitLegsOnAThousandRandomSeries() {
        Seen seen = new Seen();
        for (int seed = 0; seed < SERIES; seed++) {
            Random random = new Random(seed);
            seen.add(compare(setup(random, grid(random)), seed));
        }
        seen.coversWhatMatters();
    }

    private static BacktestResult compare(BacktestSetup setup, int seed) {
        BacktestResult expected = BacktestOracle.run(setup);
        BacktestOutcome outcome = Backtest.run(setup, BacktestProgress.SILENT);
        assertThat(outcome).as("seed %d", seed).isInstanceOf(BacktestOutcome.Done.class);
        BacktestResult actual = ((BacktestOutcome.Done) outcome).result();
        assertThat(actual.trades()).as("trades of seed %d", seed).isEqualTo(expected.trades());
        assertThat(actual.equity().units())
                .as("equity of seed %d", seed)
                .isEqualTo(expected.equity().units());
        assertThat(actual).as("seed %d", seed).isEqualTo(expected);
        return actual;
    }

    /** What the random series must have brought up, or the test proves little. */
    private static final class Seen {
        private final List<TradeRecord> trades = new ArrayList<>();

        void add(BacktestResult result) {
            trades.addAll(result.trades());
        }

        void coversWhatMatters() {
            for (TradeEnd end : List.of(TradeEnd.STOP, TradeEnd.TAKE_PROFIT, TradeEnd.SIGNAL, TradeEnd.OPEN)) {
                assertThat(trades.stream().filter(trade -> trade.end() == end).count())
                        .as("trades that ended by %s", end)
                        .isGreaterThan(SERIES / 10);
            }
        }
    }

    private static DcaConfiguration oneLeg(Random random) {
        Percent takeProfit = random.nextInt(3) == 0 ? null : percent(random, 5, 300);
        Percent stop = random.nextInt(3) == 0 ? null : percent(random, 5, 300);
        Capital capital = random.nextBoolean()
                ? Capital.fixed(String.valueOf(100 + random.nextInt(30_000)))
                : Capital.of(CapitalMode.PCT_EQUITY, String.valueOf(1 + random.nextInt(25)));
        return SimpleConfiguration.of(capital, takeProfit, stop);
    }

    private static DcaConfiguration grid(Random random) {
        int legs = 1 + random.nextInt(5);
        List<Level> levels = new ArrayList<>();
        BigDecimal gap = BigDecimal.ZERO;
        for (int k = 0; k < legs; k++) {
            Percent weight =
                    new Percent(k == legs - 1 ? BigDecimal.valueOf(100 - (legs - 1) * 15L) : BigDecimal.valueOf(15));
            levels.add(new Level(new Percent(gap), weight, percent(random, 5, 150)));
            gap = gap.subtract(percent(random, 5, 60).value());
        }
        Percent stop = random.nextInt(3) == 0
                ? null
                : new Percent(gap.negate().add(percent(random, 50, 200).value()));
        return new DcaConfiguration(
                random.nextBoolean() ? EntryOrderType.MARKET : EntryOrderType.LIMIT,
                levels,
                null,
                Map.of(),
                1,
                TakeProfitMode.PER_LEG,
                null,
                TakeProfitBasis.GROSS,
                stop,
                StopReference.BASE,
                7,
                Duration.ZERO,
                null,
                FlatPolicy.CLOSE,
                Capital.fixed(String.valueOf(1_000 + random.nextInt(30_000))),
                BelowMinimumPolicy.REJECT,
                OppositePolicy.REJECT,
                null);
    }

    private static Percent percent(Random random, int from, int to) {
        return new Percent(BigDecimal.valueOf(from + random.nextInt(to - from), 2));
    }

    private static BacktestSetup setup(Random random, DcaConfiguration configuration) {
        BarSeries bars = bars(random, 20 + random.nextInt(180));
        BacktestSetup.Market market = new BacktestSetup.Market(
                withoutMinimum(), bars, random.nextInt(5), script(random, bars.size()), new ParameterValues(Map.of()));
        FillModel fills = new FillModel(
                random.nextInt(20),
                random.nextInt(20),
                10,
                BigDecimal.valueOf(random.nextInt(2_000), 6),
                FeeAsset.QUOTE,
                random.nextInt(4) == 0 ? new BigDecimal("0.005") : BigDecimal.ZERO);
        return new BacktestSetup(
                List.of(market),
                configuration,
                Money.of("100000", BacktestFixture.USDT),
                fills,
                RiskLimits.DEFAULT,
                BarPath.CONSERVATIVE);
    }

    /** No minimum notional: how a rest too small to sell is booked is not the oracle's to know. */
    private static Instrument withoutMinimum() {
        Instrument usual = BacktestFixture.instrument("BTC/USDT");
        return new Instrument(
                usual.venue(),
                usual.symbol(),
                usual.base(),
                usual.quote(),
                usual.ticks(),
                usual.step(),
                usual.minQuantity(),
                usual.maxQuantity(),
                Money.of("0", usual.quote()),
                usual.maxOpenOrders(),
                usual.priceBand());
    }

    private static ScriptedStrategy script(Random random, int bars) {
        ScriptedStrategy script = ScriptedStrategy.aScript();
        for (int bar = 0; bar < bars; bar++) {
            if (random.nextInt(12) == 0) {
                Side side = random.nextInt(20) == 0 ? Side.SHORT : Side.LONG;
                script.signalAfter(
                        bar,
                        random.nextInt(3) == 0 ? StrategySignal.Kind.EXIT : StrategySignal.Kind.ENTRY,
                        side,
                        random.nextInt(4) == 0 ? 0.35 : 1);
            }
        }
        return script;
    }

    /** A wild walk: gaps, flat bars, bars that reach far both ways, no volume at all, tiny volumes, none in single bars. */
    private static BarSeries bars(Random random, int size) {
        long[][] columns = new long[6][size];
        long price = 100 + random.nextInt(100_000);
        int reach = 1 + random.nextInt(30);
        int volumes = random.nextInt(3);
        for (int i = 0; i < size; i++) {
            long open = random.nextInt(8) == 0 ? moved(random, price, 3 * reach) : price;
            boolean isFlat = random.nextInt(10) == 0;
            long close = isFlat ? open : moved(random, open, reach);
            long high = isFlat ? open : Math.max(open, close) + above(random, open, reach);
            long low = isFlat ? open : Math.max(1, Math.min(open, close) - above(random, open, reach));
            columns[0][i] = BacktestFixture.START + 60L * i + (i > size / 2 ? 86_400 : 0);
            columns[1][i] = open;
            columns[2][i] = high;
            columns[3][i] = low;
            columns[4][i] = close;
            columns[5][i] = switch (volumes) {
                case 0 -> 0;
                case 1 -> random.nextInt(4) == 0 ? random.nextInt(20_000_000) : random.nextInt(2_000_000);
                default -> 1_000_000_000_000L;
            };
            price = close;
        }
        return new BarSeries(
                Timeframe.ONE_MINUTE, 2, 5, columns[0], columns[1], columns[2], columns[3], columns[4], columns[5]);
    }

    private static long moved(Random random, long price, int reach) {
        long most = Math.max(1, price * reach / 1_000);
        return Math.max(2, price - most + random.nextLong(2 * most + 1));
    }

    private static long above(Random random, long price, int reach) {
        return random.nextInt(4) == 0 ? 0 : random.nextLong(Math.max(1, price * reach / 1_000) + 1);
    }
}
