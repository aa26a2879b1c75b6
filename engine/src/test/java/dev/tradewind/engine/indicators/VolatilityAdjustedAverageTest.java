package dev.tradewind.engine.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** S-22 with the numbers of D-19, a range period of 1 so that the range of a bar is its average. */
class VolatilityAdjustedAverageTest {
    private static final int PERIOD = 10;

    private final VolatilityAdjustedAverage average = new VolatilityAdjustedAverage(PERIOD, 1);

    /** After enough bars of range 2 around 100 the average is 100 and the usual range 2. */
    private void aMarketAtAHundred() {
        for (int i = 0; i < 60; i++) {
            average.update(101, 99, 100);
        }
        assertThat(average.value()).isEqualTo(100);
    }

    @Test
    void aUsualBarHasTheWeightOfThePeriod() {
        aMarketAtAHundred();

        // true range 2, mean 2: 2 / (10 + 1)
        assertThat(average.update(102, 100, 101)).isCloseTo(100 + 2.0 / 11, within(1e-12));
    }

    @Test
    void aWildBarHasTheWeightOfSevenTenthsOfThePeriod() {
        aMarketAtAHundred();

        // true range 4, mean (49 · 2 + 4) / 50 = 2.04: 4 > 1.5 · 2.04, so 2 / (7 + 1)
        assertThat(average.update(104, 100, 104)).isCloseTo(101, within(1e-12));
    }

    @Test
    void aCalmBarHasTheWeightOfThirteenTenthsOfThePeriod() {
        aMarketAtAHundred();

        // true range 0.5, mean (49 · 2 + 0.5) / 50 = 1.97: 0.5 < 0.5 · 1.97, so 2 / (13 + 1)
        assertThat(average.update(100.5, 100, 100.35)).isCloseTo(100.05, within(1e-12));
    }

    @Test
    void isTheExponentialAverageUntilTheVolatilityIsKnown() {
        ExponentialMovingAverage usual = new ExponentialMovingAverage(PERIOD);
        Random random = new Random(1);
        for (int i = 0; i < 50; i++) {
            double close = 100 + random.nextGaussian();
            assertThat(average.update(close + random.nextDouble(), close - random.nextDouble(), close))
                    .isEqualTo((Double) usual.update(close));
        }
    }

    @Test
    void streamBatchAndRestoredAgreeBitForBit() {
        for (int seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            double[][] bars = new double[3][400];
            for (int i = 0; i < 400; i++) {
                double close = 100 + 10 * Math.sin(i / 30.0) + random.nextGaussian();
                double reach = random.nextInt(5) == 0 ? 4 : random.nextInt(5) == 0 ? 0.05 : 1;
                bars[0][i] = close + reach * random.nextDouble();
                bars[1][i] = close - reach * random.nextDouble();
                bars[2][i] = close;
            }
            double[] batch = new double[400];
            VolatilityAdjustedAverage.batch(bars[0], bars[1], bars[2], PERIOD, 14, batch);
            VolatilityAdjustedAverage stream = new VolatilityAdjustedAverage(PERIOD, 14);
            int interrupted = random.nextInt(400);
            for (int i = 0; i < 400; i++) {
                if (i == interrupted) {
                    StateWriter out = new StateWriter();
                    stream.save(out);
                    stream = new VolatilityAdjustedAverage(PERIOD, 14);
                    stream.restore(new StateReader(out.numbers()));
                }
                double value = stream.update(bars[0][i], bars[1][i], bars[2][i]);
                assertThat(Double.doubleToRawLongBits(value))
                        .as("seed %s bar %s", seed, i)
                        .isEqualTo(Double.doubleToRawLongBits(batch[i]));
            }
        }
    }
}
