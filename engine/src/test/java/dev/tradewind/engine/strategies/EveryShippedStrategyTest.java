package dev.tradewind.engine.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.instruments.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for each type that comes with the product, whatever its rule is. */
class EveryShippedStrategyTest {
    private static final int SEEDS = 25;
    private static final int BARS = 900;

    static Stream<StrategyType> types() {
        return ShippedStrategies.all().stream();
    }

    @Test
    void thereAreSevenTypesInTheOrderOfThePages() {
        assertThat(ShippedStrategies.all())
                .extracting(StrategyType::id)
                .containsExactly(
                        "dual-mode",
                        "moving-average-cross",
                        "rsi-reversal",
                        "bollinger-reversion",
                        "breakout",
                        "dca-on-signal",
                        "buy-and-hold");
        assertThat(ShippedStrategies.find("breakout")).get().isInstanceOf(BreakoutType.class);
        assertThat(ShippedStrategies.find("unknown")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void tellsPeopleWhatItIsInSentences(StrategyType type) {
        assertThat(type.title()).isNotBlank();
        assertThat(type.description()).endsWith(".");
        assertThat(type.parameters()).allSatisfy(parameter -> {
            assertThat(parameter.name()).matches("[a-z][A-Za-z]+");
            assertThat(parameter.meaning()).endsWith(".");
        });
        assertThat(type.parameters()).extracting(Parameter::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("types")
    void aLaterBarNeverChangesAnEarlierSignal(StrategyType type) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            // Given
            SplittableRandom random = new SplittableRandom(seed);
            BarSeries series = SampleBars.drawn(seed, BARS);
            int last = random.nextInt(1, BARS - 1);
            BarSeries changed = changedAfter(series, last, random);
            ParameterValues values = drawnValues(type, random);

            // When
            List<String> before = signals(type.create(values), series, 0, last + 1);
            List<String> after = signals(type.create(values), changed, 0, last + 1);

            // Then
            assertThat(after).as("seed %s, bars to %s, %s", seed, last, values).isEqualTo(before);
            assertThat(signals(type.create(values), series, 0, BARS).subList(0, before.size()))
                    .as("the first bars of a longer run, seed %s", seed)
                    .isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void aRestoredStrategyContinuesAsTheSavedOne(StrategyType type) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            // Given
            SplittableRandom random = new SplittableRandom(seed);
            BarSeries series = SampleBars.drawn(seed, BARS);
            ParameterValues values = drawnValues(type, random);
            int interrupted = random.nextInt(0, BARS);
            Strategy whole = type.create(values);
            signals(whole, series, 0, interrupted);

            // When
            StrategyState state = whole.save();
            Strategy restored = type.create(values);
            restored.restore(state);

            // Then
            assertThat(state.numbers()).as("can be stored as JSON").allMatch(Double::isFinite);
            assertThat(restored.save())
                    .as("seed %s at bar %s", seed, interrupted)
                    .isEqualTo(state);
            assertThat(signals(restored, series, interrupted, BARS))
                    .as("seed %s at bar %s, %s", seed, interrupted, values)
                    .isEqualTo(signals(whole, series, interrupted, BARS));
            assertThat(restored.save()).isEqualTo(whole.save());
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void aStateOfSomethingElseIsRefused(StrategyType type) {
        Strategy strategy = type.create(ParameterValues.initial(type));
        List<Double> numbers = new ArrayList<>(strategy.save().numbers());
        numbers.add(7.0);

        assertThatThrownBy(() -> type.create(ParameterValues.initial(type)).restore(new StrategyState(numbers)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> type.create(ParameterValues.initial(type)).restore(new StrategyState(List.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource("types")
    void warmingUpDecidesNothingAndStartsFlat(StrategyType type) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            BarSeries series = SampleBars.drawn(seed, BARS);
            Strategy strategy = type.create(drawnValues(type, new SplittableRandom(seed)));
            BarSeries.Cursor cursor = series.cursor();
            for (int i = 0; i < BARS / 2; i++) {
                strategy.warmUp(cursor.at(i));
            }

            List<String> signals = signals(strategy, series, BARS / 2, BARS);

            assertThat(signals.stream().limit(1))
                    .as("the first signal after a warm-up, seed %s", seed)
                    .allSatisfy(first -> assertThat(first).contains("ENTRY"));
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void entriesAndExitsTakeTurnsAndNeverShareABar(StrategyType type) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Strategy strategy = type.create(drawnValues(type, new SplittableRandom(seed)));
            BarSeries.Cursor cursor = SampleBars.drawn(seed, BARS).cursor();
            Side held = null;
            for (int i = 0; i < BARS; i++) {
                StrategySignal signal = strategy.onBar(cursor.at(i));
                SignalRefusal refused = strategy.refused();
                assertThat(signal == null || refused == null).isTrue();
                StrategySignal meant = refused == null ? signal : refused.signal();
                if (meant == null) {
                    continue;
                }
                assertThat(i + 1).as("no signal before the warm-up is over").isGreaterThanOrEqualTo(warmUp(type));
                if (meant.kind() == StrategySignal.Kind.ENTRY && !type.id().equals("dca-on-signal")) {
                    assertThat(held)
                            .as("flat before an entry, seed %s bar %s", seed, i)
                            .isNull();
                }
                if (meant.kind() == StrategySignal.Kind.EXIT) {
                    assertThat(meant.side()).isEqualTo(held);
                }
                held = meant.kind() == StrategySignal.Kind.ENTRY ? meant.side() : null;
                assertThat(meant.explanation().text()).doesNotContain("{}").doesNotContain("unknown");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void aFlatMarketTemptsNobodyButBuyAndHold(StrategyType type) {
        Strategy strategy = type.create(ParameterValues.initial(type));
        int signals = 0;
        for (int i = 0; i < 300; i++) {
            ABar bar = ABar.aBar().closing(100).lasting(i * 300L, (i + 1) * 300L);
            signals += strategy.onBar(bar) == null ? 0 : 1;
            assertThat(strategy.refused()).isNull();
        }
        assertThat(signals).isEqualTo(type.id().equals("buy-and-hold") ? 1 : 0);
    }

    @ParameterizedTest
    @MethodSource("types")
    void withItsInitialValuesItTradesOnRealBars(StrategyType type) {
        for (BarSeries series : List.of(SampleBars.btcHours(), SampleBars.spyDays())) {
            List<String> signals = signals(type.create(ParameterValues.initial(type)), series, 0, series.size());

            assertThat(signals).anyMatch(signal -> signal.contains("ENTRY LONG"));
            if (!List.of("dca-on-signal", "buy-and-hold").contains(type.id())) {
                assertThat(signals).anyMatch(signal -> signal.contains("EXIT LONG"));
            }
            assertThat(signals).as("shorts are off at first").noneMatch(signal -> signal.contains("SHORT"));
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void valuesOutOfRangeAreRefusedByNameAndNumber(StrategyType type) {
        for (Parameter parameter : type.parameters()) {
            for (BigDecimal value : List.of(
                    parameter.minimum().subtract(BigDecimal.ONE),
                    parameter.maximum().add(BigDecimal.ONE))) {
                assertThat(ParameterValues.of(type, Map.of(parameter.name(), value)))
                        .isInstanceOfSatisfying(
                                ParameterValues.Outcome.Invalid.class,
                                invalid -> assertThat(invalid.problems())
                                        .singleElement()
                                        .satisfies(problem -> {
                                            assertThat(problem.field()).isEqualTo(parameter.name());
                                            assertThat(problem.detail()).contains(value.toPlainString());
                                        }));
            }
        }
        assertThat(ParameterValues.of(type, Map.of("noSuchThing", BigDecimal.ONE)))
                .isInstanceOf(ParameterValues.Outcome.Invalid.class);
        assertThat(ParameterValues.of(type, Map.of()))
                .isEqualTo(new ParameterValues.Outcome.Valid(ParameterValues.initial(type)));
    }

    @Test
    void anEndlessNumberIsRefusedInAShortSentence() {
        assertThat(ParameterValues.of(new BreakoutType(), Map.of("entryPeriod", new BigDecimal("1E+999999999"))))
                .isInstanceOfSatisfying(
                        ParameterValues.Outcome.Invalid.class,
                        invalid -> assertThat(invalid.problems().getFirst().detail())
                                .isEqualTo("must be a whole number from 2 to 400, was 1E+999999999"));
    }

    private static int warmUp(StrategyType type) {
        return type.id().equals("buy-and-hold") ? 1 : 2;
    }

    /** Every parameter somewhere in the lower half of its range, shorts on where there are any, filters as drawn. */
    static ParameterValues drawnValues(StrategyType type, SplittableRandom random) {
        while (true) {
            Map<String, BigDecimal> values = new LinkedHashMap<>();
            for (Parameter parameter : type.parameters()) {
                double share = random.nextDouble() * random.nextDouble();
                long steps = parameter
                        .maximum()
                        .subtract(parameter.minimum())
                        .divideToIntegralValue(parameter.step())
                        .longValue();
                long step = parameter.type() == Parameter.Type.SWITCH ? random.nextInt(2) : (long) (share * steps);
                values.put(
                        parameter.name(),
                        parameter.minimum().add(parameter.step().multiply(BigDecimal.valueOf(step))));
            }
            if (ParameterValues.of(type, values) instanceof ParameterValues.Outcome.Valid(ParameterValues valid)) {
                return valid;
            }
        }
    }

    /** One line per signal or refusal, with the index of its bar. */
    static List<String> signals(Strategy strategy, BarSeries series, int from, int to) {
        List<String> lines = new ArrayList<>();
        BarSeries.Cursor cursor = series.cursor();
        for (int i = from; i < to; i++) {
            StrategySignal signal = strategy.onBar(cursor.at(i));
            SignalRefusal refused = strategy.refused();
            if (signal != null) {
                lines.add(i + " " + signal.kind() + " " + signal.side() + " " + signal.sizeFactor() + " "
                        + signal.explanation());
            } else if (refused != null) {
                lines.add(i + " refused " + refused);
            }
        }
        return lines;
    }

    private static BarSeries changedAfter(BarSeries series, int last, SplittableRandom random) {
        long[] open = series.openUnits().clone();
        long[] high = series.highUnits().clone();
        long[] low = series.lowUnits().clone();
        long[] close = series.closeUnits().clone();
        long[] volume = series.volumeUnits().clone();
        for (int i = last + 1; i < series.size(); i++) {
            open[i] = random.nextLong(50_000_000, 150_000_000);
            close[i] = random.nextLong(50_000_000, 150_000_000);
            high[i] = Math.max(open[i], close[i]) + random.nextInt(1_000_000);
            low[i] = Math.min(open[i], close[i]) - random.nextInt(1_000_000);
            volume[i] = random.nextInt(1_000_000);
        }
        return new BarSeries(
                series.timeframe(),
                series.priceDecimals(),
                series.volumeDecimals(),
                Arrays.copyOf(series.opensAt(), series.size()),
                open,
                high,
                low,
                close,
                volume);
    }
}
