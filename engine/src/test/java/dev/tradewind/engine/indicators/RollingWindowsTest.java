package dev.tradewind.engine.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Deviation, bands, regression and extremes, worked out by hand and against exact arithmetic. */
class RollingWindowsTest {
    private static final Offset<Double> PRECISE = within(1e-12);

    @Test
    void theDeviationIsThatOfAPopulation() {
        RollingStandardDeviation deviation = new RollingStandardDeviation(8);
        for (double value : new double[] {1_000, 2, 4, 4, 4, 5, 5, 7, 9}) {
            deviation.update(value);
        }

        // squares of the distances from 5: 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32, over 8
        assertThat(deviation.mean()).isCloseTo(5, PRECISE);
        assertThat(deviation.value()).isCloseTo(2, PRECISE);
    }

    @Test
    void theBandsLieDeviationsAroundTheMean() {
        BollingerBands bands = new BollingerBands(8, 1.5);
        for (double value : new double[] {2, 4, 4, 4, 5, 5, 7, 9}) {
            bands.update(value);
        }

        assertThat(bands.lower()).isCloseTo(2, PRECISE);
        assertThat(bands.middle()).isCloseTo(5, PRECISE);
        assertThat(bands.upper()).isCloseTo(8, PRECISE);
    }

    @Test
    void bandsOfNoWidthAreRefused() {
        assertThatThrownBy(() -> new BollingerBands(20, 0)).hasMessageContaining("deviations must be above 0");
        assertThatThrownBy(() -> new BollingerBands(20, Double.NaN)).hasMessageContaining("was NaN");
    }

    @Nested
    class ALineThroughTheValues {
        @Test
        void hasSlopeAndExplainedShareOfLeastSquares() {
            // around 1.5 and 2: 3 over 5, and 3² of 5 · 2
            assertThat(slopeAndShare(1, 2, 2, 3)).containsExactly(new double[] {0.6, 0.9}, PRECISE);
        }

        @Test
        void explainsEverythingWhereTheValuesLieOnIt() {
            assertThat(slopeAndShare(10, 8, 6, 4, 2)).containsExactly(new double[] {-2, 1}, PRECISE);
        }

        @Test
        void explainsNothingWhereTheValuesGoUpAndDownAlike() {
            assertThat(slopeAndShare(1, 2, 3, 2, 1)).containsExactly(0, 0);
        }

        @Test
        void needsTwoValues() {
            assertThatThrownBy(() -> new LinearRegression(1)).hasMessageContaining("period must be 2");
        }

        private static double[] slopeAndShare(double... values) {
            LinearRegression line = new LinearRegression(values.length);
            line.update(-77);
            for (double value : values) {
                line.update(value);
            }
            return new double[] {line.slope(), line.rSquared()};
        }
    }

    @Test
    void extremesFollowTheWindow() {
        double[] values = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3};
        double[] largest = new double[values.length];
        double[] smallest = new double[values.length];

        RollingMaximum.batch(values, 3, largest);
        RollingMinimum.batch(values, 3, smallest);

        assertThat(largest).containsExactly(Double.NaN, Double.NaN, 4, 4, 5, 9, 9, 9, 6, 6);
        assertThat(smallest).containsExactly(Double.NaN, Double.NaN, 1, 1, 1, 1, 2, 2, 2, 3);
    }

    @Test
    void extremesOfLongSeriesAreThoseOfEachWindow() {
        double[] values = new Random(5).doubles(5_000, -1, 1).toArray();
        double[] largest = new double[values.length];
        double[] smallest = new double[values.length];
        for (int period : new int[] {1, 7, 64, 2_047, 2_048, 2_049, 4_999}) {
            RollingMaximum.batch(values, period, largest);
            RollingMinimum.batch(values, period, smallest);

            for (int i = period - 1; i < values.length; i += 31) {
                double[] window = Arrays.copyOfRange(values, i - period + 1, i + 1);
                assertThat(largest[i]).isEqualTo(Arrays.stream(window).max().orElseThrow());
                assertThat(smallest[i]).isEqualTo(Arrays.stream(window).min().orElseThrow());
            }
        }
    }

    @Nested
    class AFlatWindowAfterAWildPast {
        private static final int PERIOD = 20;

        @Test
        void hasNoDeviationAndNoTrendAndExactlyItsMean() {
            var average = new SimpleMovingAverage(PERIOD);
            var deviation = new RollingStandardDeviation(PERIOD);
            var line = new LinearRegression(PERIOD);
            Random random = new Random(3);
            for (int past = 1; past < 500; past++) {
                double wild = random.nextInt(10) == 0 ? 1e12 * random.nextDouble() : random.nextDouble();
                feed(average, deviation, line, wild);
                if (past % 61 == 0) {
                    for (int bar = 0; bar < PERIOD; bar++) {
                        feed(average, deviation, line, 0.1);
                    }
                    assertThat(average.value()).isEqualTo(0.1);
                    assertThat(deviation.mean()).isEqualTo(0.1);
                    assertThat(deviation.value()).isZero();
                    assertThat(line.slope()).isZero();
                    assertThat(line.rSquared()).isZero();
                }
            }
        }

        private static void feed(
                SimpleMovingAverage average, RollingStandardDeviation deviation, LinearRegression line, double value) {
            average.update(value);
            deviation.update(value);
            line.update(value);
        }
    }

    /** The error of a window is that of its own values, not of all that came before. */
    @Test
    void aMillionBarsLeaveNoErrorBehind() {
        int period = 50;
        double[] closes = Columns.walk(1_000_000, 60_000, 0.001, new Random(8)).close();
        double[] mean = new double[closes.length];
        double[] deviation = new double[closes.length];
        double[] slope = new double[closes.length];
        double[] share = new double[closes.length];

        RollingStandardDeviation.batch(closes, period, mean, deviation);
        LinearRegression.batch(closes, period, slope, share);

        for (int end = closes.length; end > closes.length - 100; end--) {
            Exact exact = Exact.of(Arrays.copyOfRange(closes, end - period, end));
            assertThat(mean[end - 1]).isCloseTo(exact.mean, within(1e-15 * exact.mean));
            assertThat(deviation[end - 1]).isCloseTo(exact.deviation, within(1e-13 * exact.deviation));
            assertThat(slope[end - 1]).isCloseTo(exact.slope, within(1e-13 * exact.deviation));
            assertThat(share[end - 1]).isCloseTo(exact.share, PRECISE);
        }
    }

    private record Exact(double mean, double deviation, double slope, double share) {
        static Exact of(double[] window) {
            MathContext digits = MathContext.DECIMAL128;
            BigDecimal size = BigDecimal.valueOf(window.length);
            BigDecimal mean = Arrays.stream(window)
                    .mapToObj(BigDecimal::new)
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .divide(size, digits);
            BigDecimal middle = BigDecimal.valueOf(window.length - 1).divide(BigDecimal.TWO);
            BigDecimal variation = BigDecimal.ZERO;
            BigDecimal covariation = BigDecimal.ZERO;
            BigDecimal spread = BigDecimal.ZERO;
            for (int i = 0; i < window.length; i++) {
                BigDecimal distance = new BigDecimal(window[i]).subtract(mean);
                BigDecimal place = BigDecimal.valueOf(i).subtract(middle);
                variation = variation.add(distance.multiply(distance));
                covariation = covariation.add(distance.multiply(place));
                spread = spread.add(place.multiply(place));
            }
            return new Exact(
                    mean.doubleValue(),
                    variation.divide(size, digits).sqrt(digits).doubleValue(),
                    covariation.divide(spread, digits).doubleValue(),
                    covariation
                            .multiply(covariation)
                            .divide(variation.multiply(spread), digits)
                            .doubleValue());
        }
    }
}
