package dev.tradewind.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.strategies.Parameter;
import dev.tradewind.engine.strategies.ParameterValues;
import dev.tradewind.engine.strategies.ParameterValues.Problem;
import dev.tradewind.engine.strategies.Strategy;
import dev.tradewind.engine.strategies.StrategyType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SweepSpecTest {
    private static final StrategyType TYPE = new StrategyType() {
        @Override
        public String id() {
            return "two-averages";
        }

        @Override
        public String title() {
            return "Two averages";
        }

        @Override
        public String description() {
            return "For this test.";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    Parameter.integer("fast", 2, 500, 10, "fast period"),
                    Parameter.integer("slow", 2, 500, 30, "slow period"),
                    Parameter.decimal("band", "0", "1000000000", "0.5", "0.1", "band"));
        }

        @Override
        public Strategy create(ParameterValues values) {
            throw new UnsupportedOperationException("only counted here");
        }
    };

    @Nested
    class ALawfulSweep {
        private final SweepSpec spec = valid(List.of(
                new Axis.Range("slow", new BigDecimal("20"), new BigDecimal("26"), new BigDecimal("3")),
                new Axis.Listed("fast", List.of(new BigDecimal("5"), new BigDecimal("7")))));

        @Test
        void countsTheProductOfItsAxes() {
            assertThat(spec.size()).isEqualTo(6);
        }

        @Test
        void changesTheLastAxisFastest() {
            assertThat(spec.values(0).integer("slow")).isEqualTo(20);
            assertThat(spec.values(0).integer("fast")).isEqualTo(5);
            assertThat(spec.values(1).integer("fast")).isEqualTo(7);
            assertThat(spec.values(5).integer("slow")).isEqualTo(26);
            assertThat(spec.position(3)).containsExactly(1, 1);
        }

        @Test
        void givesEverySetOnce() {
            Set<ParameterValues> sets = new HashSet<>();
            for (long i = 0; i < spec.size(); i++) {
                sets.add(spec.values(i));
            }

            assertThat(sets).hasSize(6);
        }

        @Test
        void leavesAParameterWithoutAxisAtItsBaseValue() {
            assertThat(spec.values(4).decimal("band")).isEqualTo(0.5);
        }

        @Test
        void knowsNoSetBeyondItsEnd() {
            assertThatThrownBy(() -> spec.values(6)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> spec.values(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        }

        @Test
        void stopsARangeBeforeItsEndIsPassed() {
            SweepSpec narrow =
                    valid(List.of(new Axis.Range("band", BigDecimal.ZERO, new BigDecimal("1"), new BigDecimal("0.3"))));

            assertThat(narrow.size()).isEqualTo(4);
            assertThat(narrow.values(3).decimal("band")).isEqualTo(0.9);
        }

        @Test
        void mayBeOneSet() {
            assertThat(valid(List.of()).size()).isEqualTo(1);
            assertThat(valid(List.of()).values(0)).isEqualTo(ParameterValues.initial(TYPE));
        }
    }

    @Nested
    class ASweepOverExits {
        private final SweepSpec spec = valid(List.of(
                new Axis.Listed(Exits.STOP_AXIS, List.of(BigDecimal.ZERO, new BigDecimal("2.5"))),
                new Axis.Range("slow", new BigDecimal("20"), new BigDecimal("26"), new BigDecimal("3"))));

        @Test
        void changesTheExitsFastestWhereverTheyWereGiven() {
            assertThat(spec.hasExits()).isTrue();
            assertThat(spec.axes()).extracting(Axis::parameter).containsExactly("slow", Exits.STOP_AXIS);
            assertThat(spec.values(0)).isEqualTo(spec.values(1));
            assertThat(spec.exits(0)).isEqualTo(new Exits(BigDecimal.ZERO, null));
            assertThat(spec.exits(1)).isEqualTo(new Exits(new BigDecimal("2.5"), null));
            assertThat(spec.values(2).integer("slow")).isEqualTo(23);
        }

        @Test
        void tellsTheStrategyNothingOfThem() {
            assertThat(spec.values(1).values()).doesNotContainKey(Exits.STOP_AXIS);
        }

        @Test
        void leavesAnExitWithoutAxisToTheSetup() {
            assertThat(valid(List.of()).hasExits()).isFalse();
            assertThat(valid(List.of()).exits(0)).isEqualTo(Exits.OF_SETUP);
        }

        @Test
        void refusesExitsOutOfTheirRange() {
            assertThat(problems(List.of(
                            new Axis.Listed(Exits.STOP_AXIS, List.of(new BigDecimal("100"))),
                            new Axis.Listed(Exits.TAKE_PROFIT_AXIS, List.of(new BigDecimal("0.00001"))))))
                    .containsExactly(
                            new Problem(Exits.STOP_AXIS, "must be a number from 0 to 99, was 100"),
                            new Problem(Exits.TAKE_PROFIT_AXIS, "must have at most 4 decimals"));
        }
    }

    @Nested
    class ASweepThatIsTooLarge {
        @Test
        void isRefusedWithItsNumbers() {
            SweepSpec.Outcome outcome = SweepSpec.of(
                    TYPE,
                    ParameterValues.initial(TYPE),
                    List.of(new Axis.Range(
                            "band", BigDecimal.ONE, new BigDecimal("1000000000"), new BigDecimal("0.1"))),
                    1_000_000);

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            SweepSpec.Outcome.TooMany.class,
                            tooMany -> assertThat(tooMany.detail())
                                    .isEqualTo("the sweep has 9999999991 parameter sets, at most 1000000 are allowed"));
        }

        @Test
        void isCountedBeyondTheRangeOfALong() {
            Axis fine = new Axis.Range("band", BigDecimal.ZERO, new BigDecimal("1000000000"), new BigDecimal("1E-12"));
            Axis wide = new Axis.Range("fast", new BigDecimal("2"), new BigDecimal("500"), BigDecimal.ONE);

            SweepSpec.Outcome outcome =
                    SweepSpec.of(TYPE, ParameterValues.initial(TYPE), List.of(fine, wide), Long.MAX_VALUE);

            assertThat(outcome)
                    .isEqualTo(new SweepSpec.Outcome.TooMany(
                            new BigInteger("1000000000000000000001").multiply(BigInteger.valueOf(499)),
                            Long.MAX_VALUE));
        }
    }

    @Nested
    class ASweepWithUnlawfulAxes {
        @Test
        void namesEachOfThem() {
            List<Problem> problems = problems(List.of(
                    new Axis.Listed("fast", List.of()),
                    new Axis.Range("slow", new BigDecimal("1"), new BigDecimal("900"), new BigDecimal("0.5")),
                    new Axis.Listed("band", List.of(new BigDecimal("0.5"), new BigDecimal("0.50"))),
                    new Axis.Listed("band", List.of(BigDecimal.ONE)),
                    new Axis.Listed("speed", List.of(BigDecimal.ONE))));

            assertThat(problems)
                    .containsExactly(
                            new Problem("fast", "has no values"),
                            new Problem("slow", "the step must be a whole number, was 0.5"),
                            new Problem("slow", "must be a whole number from 2 to 500, was 1"),
                            new Problem("slow", "must be a whole number from 2 to 500, was 900"),
                            new Problem("band", "0.50 is listed twice"),
                            new Problem("band", "is listed twice"),
                            new Problem("speed", "two-averages has no such parameter"));
        }

        @Test
        void refusesARangeThatLeadsNowhere() {
            BigDecimal three = new BigDecimal("3");

            assertThat(problems(List.of(new Axis.Range("fast", three, BigDecimal.TWO, BigDecimal.ONE))))
                    .containsExactly(new Problem("fast", "the range from 3 to 2 is empty"));
            assertThat(problems(List.of(new Axis.Range("fast", three, three, BigDecimal.ZERO))))
                    .containsExactly(new Problem("fast", "the step must be positive, was 0"));
        }

        @Test
        void doesNotWriteOutNumbersOfABillionDigits() {
            BigDecimal vast = new BigDecimal("1E+999999999");
            BigDecimal tiny = new BigDecimal("1E-999999999");

            assertThat(problems(List.of(new Axis.Range("band", BigDecimal.ZERO, vast, tiny))))
                    .containsExactly(new Problem("band", "must have at most 12 decimals"));
            assertThat(problems(List.of(new Axis.Listed("band", List.of(vast)))))
                    .containsExactly(new Problem("band", "must be a number from 0 to 1000000000, was 1E+999999999"));
        }
    }

    private static SweepSpec valid(List<Axis> axes) {
        return ((SweepSpec.Outcome.Valid) SweepSpec.of(TYPE, ParameterValues.initial(TYPE), axes, 1_000)).spec();
    }

    private static List<Problem> problems(List<Axis> axes) {
        return ((SweepSpec.Outcome.Invalid) SweepSpec.of(TYPE, ParameterValues.initial(TYPE), axes, 1_000)).problems();
    }
}
