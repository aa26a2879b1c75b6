package dev.tradewind.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.backtest.Backtest;
import dev.tradewind.engine.backtest.BacktestOutcome;
import dev.tradewind.engine.backtest.BacktestProgress;
import dev.tradewind.engine.backtest.BacktestResult;
import dev.tradewind.engine.backtest.BacktestSetup;
import dev.tradewind.engine.backtest.SimpleConfiguration;
import dev.tradewind.engine.bars.Bar;
import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.instruments.InstrumentFixture;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.strategies.Parameter;
import dev.tradewind.engine.strategies.ParameterValues;
import dev.tradewind.engine.strategies.ShippedStrategies;
import dev.tradewind.engine.strategies.Strategy;
import dev.tradewind.engine.strategies.StrategySignal;
import dev.tradewind.engine.strategies.StrategyState;
import dev.tradewind.engine.strategies.StrategyType;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Parts against runs that see every bar from the first one on. */
class EventPartsTest {
    private static BacktestSetup setup(BarSeries bars, StrategyType type) {
        return BacktestSetup.of(
                InstrumentFixture.bitcoin(),
                bars,
                type,
                ParameterValues.initial(type),
                SimpleConfiguration.standard(),
                Money.of("100000", "USDT"));
    }

    private static BacktestResult whole(BacktestSetup template, int from, int to) {
        BacktestSetup.Market market = template.markets().getFirst();
        var part = new BacktestSetup(
                List.of(new BacktestSetup.Market(
                        market.instrument(), market.bars().slice(0, to), from, market.strategy(), market.values())),
                template.configuration(),
                template.cash(),
                template.fills(),
                template.limits(),
                template.path());
        return ((BacktestOutcome.Done) Backtest.run(part, BacktestProgress.SILENT)).result();
    }

    @Test
    void everyShippedStrategyDoesTheSameAsWithAllBarsBefore() {
        for (StrategyType type : ShippedStrategies.all()) {
            for (long seed = 1; seed <= 4; seed++) {
                BacktestSetup template = setup(RandomSeries.of(seed, 2_000), type);
                var parts = new EventParts(template, ParameterValues.initial(type), Exits.OF_SETUP);
                var random = new Random(seed);
                for (int from = random.nextInt(3); from < 1_900; from += 1 + random.nextInt(200)) {
                    int to = from + 1 + random.nextInt(100);

                    assertThat(parts.run(from, to))
                            .as("%s, seed %d, bars %d to %d", type.id(), seed, from, to)
                            .isEqualTo(whole(template, from, to));
                }
            }
        }
    }

    @Test
    void aPartBeforeTheLastOneIsRunAsWell() {
        StrategyType type = ShippedStrategies.find("dual-mode").orElseThrow();
        BacktestSetup template = setup(RandomSeries.of(7, 1_000), type);
        var parts = new EventParts(template, ParameterValues.initial(type), Exits.OF_SETUP);

        parts.run(800, 900);

        assertThat(parts.run(300, 400)).isEqualTo(whole(template, 300, 400));
    }

    @Test
    void aPartWithoutVolumeOffersNothingWhereTheSeriesTellsVolumes() {
        StrategyType type = ShippedStrategies.find("buy-and-hold").orElseThrow();
        BarSeries dry = dry(RandomSeries.of(2, 500), 200, 300);
        assertThat(dry.hasVolume()).isTrue();
        BacktestSetup template = setup(dry, type);

        BacktestResult part = new EventParts(template, ParameterValues.initial(type), Exits.OF_SETUP).run(220, 280);

        assertThat(part).isEqualTo(whole(template, 220, 280));
        assertThat(part.trades()).isEmpty();
    }

    @Test
    void aBarIsLearntOnceHoweverManyPartsComeAfterIt() {
        var counting = new CountingType(new int[1]);
        var parts = new EventParts(
                setup(RandomSeries.of(3, 2_000), counting), ParameterValues.initial(counting), Exits.OF_SETUP);

        for (int from = 100; from < 1_900; from += 20) {
            parts.run(from, from + 20);
        }

        // and once more by each run, which warms its strategy up with the bar before
        assertThat(counting.learnt()[0]).isBetween(1_800, 1_900 + 90);
    }

    private static BarSeries dry(BarSeries series, int from, int to) {
        long[] volumes = new long[series.size()];
        Arrays.fill(volumes, 1_000_000);
        Arrays.fill(volumes, from, to, 0);
        return new BarSeries(
                series.timeframe(),
                series.priceDecimals(),
                series.volumeDecimals(),
                series.opensAt(),
                series.openUnits(),
                series.highUnits(),
                series.lowUnits(),
                series.closeUnits(),
                volumes);
    }

    /** Never signals, and counts the bars it learns. */
    private record CountingType(int[] learnt) implements StrategyType {
        @Override
        public String id() {
            return "counting";
        }

        @Override
        public String title() {
            return "Counting";
        }

        @Override
        public String description() {
            return "Counts.";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of();
        }

        @Override
        public Strategy create(ParameterValues values) {
            return new Strategy() {
                @Override
                public int warmUpBars() {
                    return 0;
                }

                @Override
                public @Nullable StrategySignal onBar(Bar bar) {
                    return null;
                }

                @Override
                public void warmUp(Bar bar) {
                    learnt[0]++;
                }

                @Override
                public StrategyState save() {
                    return new StrategyState(List.of());
                }

                @Override
                public void restore(StrategyState state) {}
            };
        }
    }
}
