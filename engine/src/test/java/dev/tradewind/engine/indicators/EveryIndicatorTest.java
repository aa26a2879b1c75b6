package dev.tradewind.engine.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every indicator, whatever it computes. */
class EveryIndicatorTest {
    private static final int BARS = 420;
    private static final long SEED = 20261121;
    private static final int[] PERIODS = {1, 2, 3, 5, 10, 14, 20, 33, 50, 97};

    static Stream<Study> studies() {
        return IntStream.of(PERIODS).mapToObj(Study::all).flatMap(List::stream);
    }

    static Stream<Study> someStudies() {
        return IntStream.of(1, 3, 14).mapToObj(Study::all).flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("studies")
    void streamingAndBatchAgreeBitForBit(Study study) {
        for (long seed = SEED; seed < SEED + 3; seed++) {
            for (Columns bars : Columns.kinds(BARS, seed)) {
                assertSameBits(
                        study.batched(bars), study.streamed(bars), BARS, study + " on " + bars + ", seed " + seed);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("studies")
    void isNotANumberBeforeItIsReadyAndANumberFromThenOn(Study study) {
        for (Columns bars : Columns.kinds(BARS, SEED)) {
            Study.Running running = study.start().get();
            for (int i = 0; i < BARS; i++) {
                running.bar(bars, i);
                boolean isReady = i >= study.ready();
                assertThat(running.indicator().isReady())
                        .as("%s, bar %d", study, i)
                        .isEqualTo(isReady);
                assertThat(Double.isNaN(running.indicator().value()))
                        .as("%s on %s, bar %d", study, bars, i)
                        .isNotEqualTo(isReady);
                if (isReady) {
                    assertThat(Arrays.stream(running.values().now()).allMatch(Double::isFinite))
                            .as("%s on %s, bar %d", study, bars, i)
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("someStudies")
    void aSeriesThatIsTooShortGivesNothing(Study study) {
        Columns bars = Columns.walk(BARS, 100, 0.01, new Random(SEED));
        for (int size = 0; size <= study.ready() + 1; size++) {
            double[][] rows = study.batched(bars.first(size));
            assertSameBits(rows, study.streamed(bars.first(size)), size, study + " on " + size);
            assertThat(Arrays.stream(rows).filter(row -> !Double.isNaN(row[0]))).hasSize(size > study.ready() ? 1 : 0);
        }
    }

    @ParameterizedTest
    @MethodSource("studies")
    void aLaterBarNeverChangesAnEarlierValue(Study study) {
        Random random = new Random(SEED);
        for (Columns bars : Columns.kinds(BARS, SEED)) {
            double[][] streamed = study.streamed(bars);
            for (int kept : new int[] {1, study.ready(), study.ready() + 1, random.nextInt(1, BARS), BARS - 1}) {
                Columns changed = bars.changedFrom(kept, random);
                String where = study + " on " + bars + " changed from bar " + kept;
                assertSameBits(study.streamed(changed), streamed, kept, where);
                assertSameBits(study.batched(changed), streamed, kept, where);
                assertSameBits(study.batched(bars.first(kept)), streamed, kept, where);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("studies")
    void continuesBitForBitAfterItWasSavedAndRestored(Study study) {
        Random random = new Random(SEED);
        for (Columns bars : Columns.kinds(BARS, SEED)) {
            double[][] whole = study.streamed(bars);
            for (int kept : cuts(study, random)) {
                Study.Running restored = restored(study, bars, kept);
                for (int i = kept; i < BARS; i++) {
                    restored.bar(bars, i);
                    assertSameBits(restored.values().now(), whole[i], study + " on " + bars + " from bar " + kept, i);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("someStudies")
    void refusesStateThatIsTooShort(Study study) {
        StateWriter saved = new StateWriter();
        study.start().get().indicator().save(saved);
        List<Double> numbers = saved.numbers();

        StateReader shortened = new StateReader(numbers.subList(0, numbers.size() - 1));

        assertThatThrownBy(() -> study.start().get().indicator().restore(shortened))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource("someStudies")
    void refusesWhatIsNoNumberAndGoesOnAsIfItHadNotCome(Study study) {
        Columns bars = Columns.walk(BARS, 100, 0.01, new Random(SEED));
        double[][] undisturbed = study.streamed(bars);
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            Columns broken = bars.first(BARS);
            for (double[] column : List.of(broken.high(), broken.low(), broken.close(), broken.volume())) {
                Arrays.fill(column, bad);
            }
            Study.Running running = study.start().get();
            for (int i = 0; i < BARS; i++) {
                int bar = i;
                assertThatThrownBy(() -> running.bar(broken, bar)).isInstanceOf(IllegalArgumentException.class);
                running.bar(bars, i);
                assertSameBits(running.values().now(), undisturbed[i], study.name(), i);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("someStudies")
    void aBatchRefusesWhatAnUpdateRefusesWhereverItStands(Study study) {
        Columns bars = Columns.walk(BARS, 100, 0.01, new Random(SEED));
        int ready = study.ready();
        for (int size : new int[] {ready, ready + 1, 2 * ready + 3, BARS}) {
            for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
                for (int at : new int[] {0, 1, ready - 1, ready, ready + 1, size / 2, size - 2, size - 1}) {
                    for (int column = 0; column < 4 && at >= 0 && at < size; column++) {
                        Columns broken = bars.first(size);
                        List.of(broken.high(), broken.low(), broken.close(), broken.volume())
                                .get(column)[at] = bad;
                        assertThat(refuses(() -> study.batched(broken)))
                                .as("%s: %s at %d of %d in column %d", study, bad, at, size, column)
                                .isEqualTo(refuses(() -> study.streamed(broken)));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("someStudies")
    void anUpdateAllocatesNothing(Study study) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Columns bars = Columns.walk(20_000, 100, 0.01, new Random(SEED));
        Study.Running running = study.start().get();
        for (int i = 0; i < 1_000; i++) {
            running.bar(bars, i);
        }

        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 1_000; i < bars.size(); i++) {
            running.bar(bars, i);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(allocated).as("bytes in 19,000 updates").isLessThan(8_000);
    }

    private static boolean refuses(Runnable computation) {
        try {
            computation.run();
            return false;
        } catch (IllegalArgumentException refused) {
            return true;
        }
    }

    private static int[] cuts(Study study, Random random) {
        return IntStream.concat(
                        IntStream.of(0, 1, study.ready(), study.ready() + 1, study.ready() + 2),
                        random.ints(6, 0, BARS))
                .toArray();
    }

    private static Study.Running restored(Study study, Columns bars, int kept) {
        Study.Running original = study.start().get();
        for (int i = 0; i < kept; i++) {
            original.bar(bars, i);
        }
        StateWriter out = new StateWriter();
        original.indicator().save(out);
        assertThat(out.numbers()).allMatch(Double::isFinite);
        StateReader in = new StateReader(new ArrayList<>(out.numbers()));
        Study.Running restored = study.start().get();
        restored.indicator().restore(in);
        assertThat(in.isAtEnd()).isTrue();
        assertSameBits(restored.values().now(), original.values().now(), study + " restored at " + kept, kept);
        return restored;
    }

    private static void assertSameBits(double[][] actual, double[][] expected, int rows, String where) {
        for (int i = 0; i < rows; i++) {
            assertSameBits(actual[i], expected[i], where, i);
        }
    }

    private static void assertSameBits(double[] actual, double[] expected, String where, int bar) {
        for (int column = 0; column < expected.length; column++) {
            if (Double.doubleToLongBits(actual[column]) != Double.doubleToLongBits(expected[column])) {
                assertThat(actual).as("%s, bar %d", where, bar).isEqualTo(expected);
            }
        }
    }
}
