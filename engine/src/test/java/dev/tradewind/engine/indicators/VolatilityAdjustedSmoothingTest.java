package dev.tradewind.engine.indicators;

import static dev.tradewind.engine.indicators.VolatilityAdjustedSmoothing.Volatility.HIGH;
import static dev.tradewind.engine.indicators.VolatilityAdjustedSmoothing.Volatility.LOW;
import static dev.tradewind.engine.indicators.VolatilityAdjustedSmoothing.Volatility.NORMAL;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Worked out by hand, with an average over one range and a mean over two of them. */
class VolatilityAdjustedSmoothingTest {
    @ParameterizedTest
    @CsvSource({
        // range before, range now: mean of both, 1.5 times, half of it
        "1, 3.25, 0.7", // 2.125: above 3.1875
        "1, 3, 1", // 2: 3 is not above 3
        "2, 2, 1",
        "3, 1, 1", // 2: 1 is not below 1
        "3.25, 1, 1.3", // 2.125: below 1.0625
        "0, 0, 1"
    })
    void theFactorComparesTheRangeWithItsMean(double before, double now, double factor) {
        assertThat(after(before, now).value()).isEqualTo(factor);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 3.25, HIGH",
        "1, 3, NORMAL",
        "2, 2, NORMAL",
        "3, 1, LOW",
        "3.25, 1, LOW",
        "2, 1, LOW",
        "2, 1.25, NORMAL"
    })
    void theLabelLowStartsAtSevenTenths(double before, double now, VolatilityAdjustedSmoothing.Volatility volatility) {
        // 2 and 1: below 0.7 · 1.5 = 1.05; 2 and 1.25: not below 1.1375
        assertThat(after(before, now).volatility()).isEqualTo(volatility).isIn(LOW, NORMAL, HIGH);
    }

    @ParameterizedTest
    @CsvSource({
        "10, 0.7, 7",
        "15, 0.7, 11",
        "3, 0.7, 2",
        "1, 0.7, 1",
        "10, 1, 10",
        "10, 1.3, 13",
        "5, 1.3, 7",
        "1, 1.3, 1"
    })
    void thePeriodIsRoundedHalfUpAndAtLeastOne(int usual, double factor, int adjusted) {
        assertThat(VolatilityAdjustedSmoothing.adjusted(usual, factor)).isEqualTo(adjusted);
    }

    @Test
    void thePeriodFollowsTheFactor() {
        assertThat(after(1, 3.25).period(20)).isEqualTo(14);
        assertThat(after(2, 2).period(20)).isEqualTo(20);
        assertThat(after(3.25, 1).period(20)).isEqualTo(26);
    }

    @Test
    void nothingIsAdjustedUntilFiftyRangesAreKnown() {
        VolatilityAdjustedSmoothing smoothing = new VolatilityAdjustedSmoothing(14);
        for (int bar = 0; bar < 63; bar++) {
            assertThat(smoothing.update(102, 98, 100)).isNaN();
            assertThat(smoothing.period(10)).isEqualTo(10);
            assertThat(smoothing.volatility()).isEqualTo(NORMAL);
        }

        assertThat(smoothing.update(102, 98, 100)).isEqualTo(1);
        assertThat(smoothing.averageTrueRange()).isEqualTo(4);
        assertThat(smoothing.meanRange()).isEqualTo(4);
    }

    private static VolatilityAdjustedSmoothing after(double... ranges) {
        VolatilityAdjustedSmoothing smoothing = new VolatilityAdjustedSmoothing(1, ranges.length);
        smoothing.update(100, 100, 100);
        for (double range : ranges) {
            smoothing.update(100 + range, 100, 100);
        }
        return smoothing;
    }
}
