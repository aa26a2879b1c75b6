package dev.tradewind.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.backtest.BacktestSetup;
import dev.tradewind.engine.backtest.SimpleConfiguration;
import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.grid.ConfigurationFixture;
import dev.tradewind.engine.grid.DcaConfiguration;
import dev.tradewind.engine.indicators.VolumeMean;
import dev.tradewind.engine.instruments.InstrumentFixture;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.strategies.EntryFilters;
import dev.tradewind.engine.strategies.Parameter;
import dev.tradewind.engine.strategies.ParameterValues;
import dev.tradewind.engine.strategies.ParameterValues.Problem;
import dev.tradewind.engine.strategies.SessionClock;
import dev.tradewind.engine.strategies.ShippedStrategies;
import dev.tradewind.engine.strategies.Strategy;
import dev.tradewind.engine.strategies.StrategyType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SweepTest {
    private static final int DAYS = 365;
    private static final StrategyType CROSS =
            ShippedStrategies.find("moving-average-cross").orElseThrow();

    private final BarSeries series = RandomSeries.of(11, 3_000);
    private final SweepSpec spec = spec(
            CROSS, List.of(range("fastPeriod", 3, 12, 3), range("slowPeriod", 6, 30, 6), range("shorts", 0, 1, 1)));

    @Nested
    class AChunk {
        @Test
        void givesWhatEachSetGivesAlone() {
            Told whole = run(simulator(CROSS), 0, spec.size());

            for (long set = 0; set < spec.size(); set++) {
                assertThat(run(simulator(CROSS), set, set + 1).rows.get(set)).isEqualTo(whole.rows.get(set));
            }
        }

        @Test
        void joinsWithOthersToTheWholeSweep() {
            Told whole = run(simulator(CROSS), 0, spec.size());
            Told joined = run(simulator(CROSS), 0, 7);
            run(simulator(CROSS), 7, 33, joined);
            run(simulator(CROSS), 33, spec.size(), joined);

            assertThat(joined.rows).isEqualTo(whole.rows);
            assertThat(joined.leftOut).isEqualTo(whole.leftOut);
        }

        @Test
        void leavesOutSetsWhoseValuesDoNotGoTogether() {
            Told told = run(simulator(CROSS), 0, spec.size());

            assertThat(told.leftOut).isNotEmpty().allSatisfy((set, problems) -> {
                assertThat(problems).isEqualTo(CROSS.problems(spec.values(set)));
                assertThat(spec.values(set).integer("fastPeriod"))
                        .isGreaterThanOrEqualTo(spec.values(set).integer("slowPeriod"));
            });
            assertThat(told.rows.size() + told.leftOut.size()).isEqualTo((int) spec.size());
        }

        @Test
        void endsWhenItIsToldTo() {
            Told told = new Told();

            boolean isDone = Sweep.runChunk(simulator(CROSS), spec, 0, spec.size(), told, (done, total) -> done < 5);

            assertThat(isDone).isFalse();
            assertThat(told.rows.size() + told.leftOut.size()).isEqualTo(5);
        }

        @Test
        void liesWithinItsSweep() {
            assertThatThrownBy(() -> run(simulator(CROSS), 0, spec.size() + 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("sets 0 to " + (spec.size() + 1) + " of " + spec.size());
            assertThatThrownBy(() -> run(simulator(CROSS), -1, 1)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class AStrategyFromOutside {
        @Test
        void runsInEventModeWithTheSameRows() {
            StrategyType outside = new FromOutside(CROSS);

            assertThat(simulator(outside)).isInstanceOf(EventSimulator.class);
            assertThat(run(simulator(outside), 0, 20).rows).isEqualTo(run(simulator(CROSS), 0, 20).rows);
        }
    }

    @Nested
    class ARunThatIsNotPlain {
        @Test
        void isGivenUpByTheKernelAndAnsweredByEventMode() {
            // a fifth of 26 less the stop is close to the smallest order of 5
            BacktestSetup setup = BacktestSetup.of(
                    InstrumentFixture.bitcoin(),
                    series,
                    CROSS,
                    ParameterValues.initial(CROSS),
                    SimpleConfiguration.standard(),
                    Money.of("26", InstrumentFixture.USDT));
            KernelSimulator kernel = (KernelSimulator) Sweep.simulator(setup, DAYS);
            ParameterValues values = spec.values(2);

            SetMetrics metrics = kernel.prepare(values).run(0, series.size());

            assertThat(kernel.givenUp()).isEqualTo(1);
            assertThat(metrics)
                    .isEqualTo(new EventSimulator(setup, DAYS).prepare(values).run(0, series.size()));
            assertThat(metrics.hasTraded()).isTrue();
        }
    }

    @Nested
    class ASweepOverExits {
        private final SweepSpec exits = spec(
                CROSS,
                List.of(
                        listed(Exits.STOP_AXIS, "0", "1", "3"),
                        range("fastPeriod", 3, 9, 3),
                        listed(Exits.TAKE_PROFIT_AXIS, "0", "0.8", "2.5")));

        @Test
        void givesWhatARunWithThatConfigurationGives() {
            Told told = new Told();
            KernelSimulator kernel = (KernelSimulator) simulator(CROSS);
            Sweep.runChunk(kernel, exits, 0, exits.size(), told, Progress.NONE);

            assertThat(kernel.givenUp()).isZero();
            assertThat(told.rows).hasSize(27);
            told.rows.forEach((set, metrics) -> {
                Exits of = exits.exits(set);
                DcaConfiguration configuration = SimpleConfiguration.of(
                        SimpleConfiguration.CAPITAL, percent(of.takeProfit()), percent(of.stop()));
                assertThat(metrics)
                        .isEqualTo(new EventSimulator(setup(CROSS, configuration), DAYS)
                                .prepare(exits.values(set))
                                .run(0, series.size()));
            });
            assertThat(new HashSet<>(told.rows.values())).hasSizeGreaterThan(9);
        }

        @Test
        void goesIntoEventModeTheSame() {
            Told told = new Told();
            Sweep.runChunk(simulator(new FromOutside(CROSS)), exits, 0, 9, told, Progress.NONE);
            Told fused = new Told();
            Sweep.runChunk(simulator(CROSS), exits, 0, 9, fused, Progress.NONE);

            assertThat(told.rows).isEqualTo(fused.rows);
        }

        @Test
        void needsAConfigurationWithoutAGrid() {
            DcaConfiguration grid = ConfigurationFixture.aConfiguration().valid();

            assertThat(Exits.fit(SimpleConfiguration.standard())).isTrue();
            assertThat(Exits.fit(grid)).isFalse();
            assertThatThrownBy(() -> Sweep.simulator(setup(CROSS, grid), DAYS).prepare(exits.values(0), exits.exits(0)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no DCA configuration");
        }

        private static Axis listed(String name, String... values) {
            return new Axis.Listed(
                    name, Arrays.stream(values).map(BigDecimal::new).toList());
        }

        private static @Nullable Percent percent(@Nullable BigDecimal value) {
            return value == null || value.signum() == 0 ? null : new Percent(value);
        }
    }

    @Nested
    class TheColumns {
        @Test
        void areKeptUpToABound() {
            Columns columns = new Columns(series, SessionClock.ALWAYS_OPEN, 10L * series.size());
            double[] first = columns.simpleAverage(2).clone();
            for (int period = 3; period < 200; period++) {
                columns.simpleAverage(period);
                columns.bands(period);
                assertThat(columns.values()).isLessThanOrEqualTo(10L * series.size());
            }

            assertThat(columns.simpleAverage(2)).containsExactly(first);
        }

        @Test
        void areComputedOnce() {
            Columns columns = new Columns(series, SessionClock.ALWAYS_OPEN);

            assertThat(columns.relativeStrength(14)).isSameAs(columns.relativeStrength(14));
            assertThat(columns.relativeStrength(14)).isNotSameAs(columns.relativeStrength(15));
        }
    }

    @Nested
    class TheVolumeFilter {
        @Test
        void comparesWithTheMeanThatTheStreamingFilterHas() {
            Mask enough = Mask.of(series.size(), new EnoughVolume(series, 0.8));
            VolumeMean mean = new VolumeMean(EntryFilters.PERIOD);
            for (int bar = 0; bar < series.size(); bar++) {
                double volume = series.volumes()[bar];
                assertThat(enough.has(bar)).isEqualTo(EntryFilters.isVolumeEnough(volume, mean.update(volume), 0.8));
            }
        }
    }

    @Nested
    class AMask {
        @Test
        void findsTheNextBarWithinARange() {
            Set<Integer> bars = Set.of(0, 63, 64, 299);
            Mask mask = Mask.of(
                    300,
                    (first, size) -> IntStream.range(0, size)
                            .mapToLong(bit -> Mask.bit(bars.contains(first + bit), bit))
                            .sum());

            assertThat(mask.next(0, 300)).isZero();
            assertThat(mask.next(1, 300)).isEqualTo(63);
            assertThat(mask.next(64, 300)).isEqualTo(64);
            assertThat(mask.next(65, 300)).isEqualTo(299);
            assertThat(mask.next(65, 299)).isEqualTo(299);
            assertThat(mask.next(65, 128)).isEqualTo(128);
            assertThat(mask.next(300, 300)).isEqualTo(300);
            assertThat(IntStream.range(0, 300).filter(mask::has)).containsExactly(0, 63, 64, 299);
        }
    }

    private static final class Told implements Sweep.Rows {
        private final Map<Long, SetMetrics> rows = new TreeMap<>();
        private final Map<Long, List<Problem>> leftOut = new TreeMap<>();

        @Override
        public void row(long set, SetMetrics metrics) {
            rows.put(set, metrics);
        }

        @Override
        public void leftOut(long set, List<Problem> problems) {
            leftOut.put(set, problems);
        }
    }

    private Told run(Simulator simulator, long from, long to) {
        Told told = new Told();
        run(simulator, from, to, told);
        return told;
    }

    private void run(Simulator simulator, long from, long to, Told told) {
        assertThat(Sweep.runChunk(simulator, spec, from, to, told, Progress.NONE))
                .isTrue();
    }

    private Simulator simulator(StrategyType type) {
        return Sweep.simulator(setup(type, SimpleConfiguration.standard()), DAYS);
    }

    private BacktestSetup setup(StrategyType type, DcaConfiguration configuration) {
        return BacktestSetup.of(
                InstrumentFixture.bitcoin(),
                series,
                type,
                ParameterValues.initial(type),
                configuration,
                Money.of("100000", InstrumentFixture.USDT));
    }

    private static SweepSpec spec(StrategyType type, List<Axis> axes) {
        return ((SweepSpec.Outcome.Valid)
                        SweepSpec.of(type, ParameterValues.initial(type), new ArrayList<>(axes), 1_000))
                .spec();
    }

    private static Axis range(String name, int from, int to, int step) {
        return new Axis.Range(name, BigDecimal.valueOf(from), BigDecimal.valueOf(to), BigDecimal.valueOf(step));
    }

    /** A type that no kernel knows, though it decides as one that has a kernel. */
    private record FromOutside(StrategyType type) implements StrategyType {
        @Override
        public String id() {
            return "outside";
        }

        @Override
        public String title() {
            return "Outside";
        }

        @Override
        public String description() {
            return "For this test.";
        }

        @Override
        public List<Parameter> parameters() {
            return type.parameters();
        }

        @Override
        public Strategy create(ParameterValues values) {
            return type.create(values);
        }

        @Override
        public Strategy create(ParameterValues values, SessionClock sessions) {
            return type.create(values, sessions);
        }
    }
}
