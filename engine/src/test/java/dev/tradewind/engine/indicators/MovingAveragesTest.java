package dev.tradewind.engine.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Averages worked out by hand. */
class MovingAveragesTest {
    @Test
    void theSimpleAverageIsTheMeanOfItsWindow() {
        double[] out = new double[6];

        SimpleMovingAverage.batch(new double[] {1, 2, 6, 4, 5, 0}, 3, out);

        assertThat(out).containsExactly(Double.NaN, Double.NaN, 3, 4, 5, 3);
    }

    @Test
    void theExponentialAverageStartsAsAMeanAndThenMovesByItsWeight() {
        double[] out = new double[5];

        ExponentialMovingAverage.batch(new double[] {1, 2, 6, 4, 5}, 3, out);

        // weight 2 / 4: 3, 3 + (4 − 3) / 2, 3.5 + (5 − 3.5) / 2
        assertThat(out).containsExactly(Double.NaN, Double.NaN, 3, 3.5, 4.25);
    }

    @Test
    void theVolumeMeanRefusesANegativeVolume() {
        VolumeMean mean = new VolumeMean(2);

        assertThatThrownBy(() -> mean.update(-1)).hasMessageContaining("volume must not be negative, was -1.0");
        assertThatThrownBy(() -> VolumeMean.batch(new double[] {3, -1}, 2, new double[2]))
                .hasMessageContaining("volume 1 must not be negative");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1.0 / 3, 61_234.57, 3e-7})
    void aFlatSeriesIsItsOwnAverageExactly(double price) {
        double[] prices = new double[200];
        Arrays.fill(prices, price);
        double[] simple = new double[200];
        double[] exponential = new double[200];

        SimpleMovingAverage.batch(prices, 33, simple);
        ExponentialMovingAverage.batch(prices, 33, exponential);

        assertThat(Arrays.copyOfRange(simple, 32, 200)).containsOnly(price);
        assertThat(Arrays.copyOfRange(exponential, 32, 200)).containsOnly(price);
    }

    @Nested
    class TheConvergenceDivergence {
        @Test
        void startsAllThreeLinesWithTheSignalLine() {
            var lines = new MovingAverageConvergenceDivergence(1, 2, 2);

            assertThat(lines.update(1)).isNaN();
            assertThat(lines.update(2)).isNaN();
            assertThat(lines.signal()).isNaN();

            // slow: 1.5, then 1.5 + 2/3 · (5 − 1.5) = 23/6; lines 0.5 and 5 − 23/6 = 7/6; signal their mean
            assertThat(lines.update(5)).isCloseTo(7.0 / 6, within(1e-15));
            assertThat(lines.signal()).isCloseTo(5.0 / 6, within(1e-15));
            assertThat(lines.histogram()).isCloseTo(1.0 / 3, within(1e-15));
        }

        @Test
        void isExactlyZeroOnAFlatSeries() {
            var lines = new MovingAverageConvergenceDivergence(12, 26, 9);
            for (int bar = 0; bar < 100; bar++) {
                lines.update(0.1);
            }

            assertThat(lines.value()).isZero();
            assertThat(lines.signal()).isZero();
            assertThat(lines.histogram()).isZero();
        }

        @Test
        void needsAFastPeriodBelowTheSlowOne() {
            assertThatThrownBy(() -> new MovingAverageConvergenceDivergence(26, 12, 9))
                    .hasMessageContaining("fast period 26");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1_000_001})
    void aPeriodOutOfRangeIsRefusedWithItsLimits(int period) {
        assertThatThrownBy(() -> new SimpleMovingAverage(period))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("period must be 1 to 1000000, was " + period);
        assertThatThrownBy(() -> SimpleMovingAverage.batch(new double[3], period, new double[3]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void columnsOfDifferentLengthsAreRefused() {
        assertThatThrownBy(() -> SimpleMovingAverage.batch(new double[3], 2, new double[4]))
                .hasMessage("columns of 3 and 4 values");
    }
}
