package dev.tradewind.engine.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of D-19. */
class KaufmanMovingAverageTest {
    @ParameterizedTest
    @CsvSource({"0, 0.00416", "0.3, 0.06010", "0.7, 0.23622", "0.8, 0.29837", "1, 0.44444"})
    void smoothingConstantIsThatOfTheDefinitions(double efficiency, double constant) {
        assertThat(KaufmanMovingAverage.smoothingConstant(efficiency, 2, 30)).isCloseTo(constant, within(0.000_005));
    }

    @Test
    void firstValueIsThePriceOfBarTen() {
        KaufmanMovingAverage average = new KaufmanMovingAverage(10, 2, 30);

        for (int bar = 0; bar < 10; bar++) {
            assertThat(average.update(100 + bar * bar)).isNaN();
            assertThat(average.isReady()).isFalse();
        }

        assertThat(average.update(77.25)).isEqualTo(77.25);
        assertThat(average.isReady()).isTrue();
    }

    @Test
    void aPriceThatOnlyRisesIsFollowedWithTheFastestConstant() {
        KaufmanMovingAverage average = new KaufmanMovingAverage(10, 2, 30);
        for (int bar = 0; bar <= 10; bar++) {
            average.update(100 + bar);
        }

        // 110 + 4/9 · (111 − 110)
        assertThat(average.update(111)).isCloseTo(110 + 4.0 / 9, within(1e-12));
    }

    @Test
    void aPriceThatOnlySwingsIsFollowedWithTheSlowestConstant() {
        KaufmanMovingAverage average = new KaufmanMovingAverage(10, 2, 30);
        for (int bar = 0; bar <= 10; bar++) {
            average.update(bar % 2 == 0 ? 100 : 102);
        }

        // ten bars before it was 102 as well: efficiency 0, constant (2/31)²
        assertThat(average.update(102)).isCloseTo(100 + 2 * 4.0 / 961, within(1e-12));
    }

    @Test
    void efficiencyIsTheWayGainedOverTheWayGone() {
        KaufmanMovingAverage average = new KaufmanMovingAverage(4, 2, 30);
        for (double price : new double[] {10, 11, 10, 12, 13}) {
            average.update(price);
        }

        // from 11 to 14 it gained 3 and went 1 + 2 + 1 + 1
        double constant = KaufmanMovingAverage.smoothingConstant(3.0 / 5, 2, 30);
        assertThat(average.update(14)).isCloseTo(13 + constant * (14 - 13), within(1e-12));
    }

    @Nested
    class AFlatWindow {
        @Test
        void keepsTheAverageWhereItIs() {
            KaufmanMovingAverage average = new KaufmanMovingAverage(10, 2, 30);
            for (int bar = 0; bar < 100; bar++) {
                average.update(0.1);
            }

            assertThat(average.value()).isEqualTo(0.1);
        }

        @Test
        void hasEfficiencyZeroEvenAfterALongWildHistory() {
            KaufmanMovingAverage average = new KaufmanMovingAverage(10, 2, 30);
            for (int bar = 0; bar < 100_003; bar++) {
                average.update(1 + Math.sin(bar * 1.7) / 3);
            }
            for (int bar = 0; bar < 11; bar++) {
                average.update(2);
            }
            double before = average.value();

            average.update(2);

            assertThat(average.value()).isEqualTo(Math.fma(4.0 / 961, 2 - before, before), within(1e-15));
        }
    }

    @Test
    void theFastPeriodMustBeBelowTheSlowOne() {
        assertThatThrownBy(() -> new KaufmanMovingAverage(10, 30, 30))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fast 30");
    }
}
