package dev.tradewind.engine.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The same values as TA-Lib on real bars, warm-up included, to 1e-9 of the value. */
@ParameterizedClass
@ValueSource(strings = {"SPY-1d", "BTC-USDT-1h"})
class TaLibTest {
    private static final double PRECISION = 1e-9;

    private final TaLibValues reference;

    TaLibTest(String series) {
        this.reference = TaLibValues.of(series);
    }

    @Test
    void simpleMovingAverage() {
        same("sma20", out -> SimpleMovingAverage.batch(reference.closes(), 20, out));
    }

    @Test
    void exponentialMovingAverage() {
        same("ema20", out -> ExponentialMovingAverage.batch(reference.closes(), 20, out));
    }

    @Test
    void relativeStrengthIndex() {
        same("rsi14", out -> RelativeStrengthIndex.batch(reference.closes(), 14, out));
        same("rsi2", out -> RelativeStrengthIndex.batch(reference.closes(), 2, out));
    }

    @Test
    void averageTrueRange() {
        same("atr14", out -> AverageTrueRange.batch(reference.highs(), reference.lows(), reference.closes(), 14, out));
    }

    @Test
    void averageDirectionalIndex() {
        same(
                "adx14",
                out -> AverageDirectionalIndex.batch(reference.highs(), reference.lows(), reference.closes(), 14, out));
        same(
                "adx5",
                out -> AverageDirectionalIndex.batch(reference.highs(), reference.lows(), reference.closes(), 5, out));
    }

    @Test
    void directions() {
        double[] other = new double[reference.size()];
        same(
                "plusDirection14",
                out -> AverageDirectionalIndex.batchDirections(
                        reference.highs(), reference.lows(), reference.closes(), 14, out, other));
        same(
                "minusDirection14",
                out -> AverageDirectionalIndex.batchDirections(
                        reference.highs(), reference.lows(), reference.closes(), 14, other, out));
    }

    @Test
    void movingAverageConvergenceDivergence() {
        double[] other = new double[reference.size()];
        double[] another = new double[reference.size()];
        double[] closes = reference.closes();
        same("macd", out -> MovingAverageConvergenceDivergence.batch(closes, 12, 26, 9, out, other, another));
        same("macdSignal", out -> MovingAverageConvergenceDivergence.batch(closes, 12, 26, 9, other, out, another));
        same("macdHistogram", out -> MovingAverageConvergenceDivergence.batch(closes, 12, 26, 9, other, another, out));
    }

    @Test
    void bollingerBands() {
        double[] other = new double[reference.size()];
        double[] another = new double[reference.size()];
        double[] closes = reference.closes();
        same("bollingerLower", out -> BollingerBands.batch(closes, 20, 2, out, other, another));
        same("bollingerMiddle", out -> BollingerBands.batch(closes, 20, 2, other, out, another));
        same("bollingerUpper", out -> BollingerBands.batch(closes, 20, 2, other, another, out));
    }

    @Test
    void standardDeviation() {
        same("standardDeviation20", out -> RollingStandardDeviation.batch(reference.closes(), 20, out));
    }

    @Test
    void linearRegression() {
        double[] other = new double[reference.size()];
        same("slope50", out -> LinearRegression.batch(reference.closes(), 50, out, other));
        same("rSquared50", out -> LinearRegression.batch(reference.closes(), 50, other, out));
    }

    @Test
    void extremesAndVolume() {
        same("maximum20", out -> RollingMaximum.batch(reference.highs(), 20, out));
        same("minimum20", out -> RollingMinimum.batch(reference.lows(), 20, out));
        same("volumeMean20", out -> VolumeMean.batch(reference.get("volume"), 20, out));
    }

    /**
     * TA-Lib starts at another value, so not the averages are compared but their difference: it must be the one at bar 10, shrunk
     * at each bar by 1 − the smoothing constant, which is computed here from the definition.
     */
    @Test
    void kaufmanMovingAverageButForItsStart() {
        double[] closes = reference.closes();
        double[] theirs = reference.get("kama10");
        double[] ours = new double[closes.length];

        KaufmanMovingAverage.batch(closes, 10, 2, 30, ours);

        assertThat(ours[10]).isEqualTo(closes[10]);
        double difference = ours[10] - theirs[10];
        for (int i = 11; i < closes.length; i++) {
            double way = 0;
            for (int back = 0; back < 10; back++) {
                way += Math.abs(closes[i - back] - closes[i - back - 1]);
            }
            double efficiency = Math.abs(closes[i] - closes[i - 10]) / way;
            difference *= 1 - KaufmanMovingAverage.smoothingConstant(efficiency, 2, 30);
            assertClose(ours[i], theirs[i] + difference, "kama10", i);
        }
        assertThat(Math.abs(difference)).isLessThan(PRECISION * closes[closes.length - 1]);
    }

    private void same(String column, Consumer<double[]> batch) {
        double[] actual = new double[reference.size()];
        batch.accept(actual);
        double[] expected = reference.get(column);
        for (int i = 0; i < expected.length; i++) {
            if (Double.isNaN(expected[i])) {
                assertThat(actual[i]).as("%s, bar %d", column, i).isNaN();
            } else {
                assertClose(actual[i], expected[i], column, i);
            }
        }
    }

    private static void assertClose(double actual, double expected, String column, int bar) {
        assertThat(Math.abs(actual - expected))
                .as("%s, bar %d: %s is not %s", column, bar, actual, expected)
                .isLessThanOrEqualTo(PRECISION * Math.abs(expected));
    }
}
