package dev.tradewind.engine.indicators;

import static dev.tradewind.engine.indicators.Regime.MEAN_REVERSION;
import static dev.tradewind.engine.indicators.Regime.NEUTRAL;
import static dev.tradewind.engine.indicators.Regime.TREND;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegimeDetectorTest {
    @ParameterizedTest
    @CsvSource({
        "25.1, 0.61, TREND",
        "25, 0.61, NEUTRAL",
        "25.1, 0.6, NEUTRAL",
        "40, 0.3, NEUTRAL",
        "19.9, 0.39, MEAN_REVERSION",
        "20, 0.39, NEUTRAL",
        "19.9, 0.4, NEUTRAL",
        "10, 0.9, NEUTRAL",
        "0, 0, MEAN_REVERSION",
        "22, 0.5, NEUTRAL"
    })
    void aBarIsJudgedByBothNumbers(double directionalIndex, double rSquared, Regime regime) {
        assertThat(Regime.of(directionalIndex, rSquared)).isEqualTo(regime);
    }

    @Nested
    class AChange {
        @Test
        void needsThreeBarsInARow() {
            assertThat(confirmed(TREND, TREND, TREND, TREND)).containsExactly(NEUTRAL, NEUTRAL, TREND, TREND);
        }

        @Test
        void startsOverWhenTheOldRegimeShowsAgain() {
            assertThat(confirmed(TREND, TREND, NEUTRAL, TREND, TREND, TREND))
                    .containsExactly(NEUTRAL, NEUTRAL, NEUTRAL, NEUTRAL, NEUTRAL, TREND);
        }

        @Test
        void startsOverWhenAThirdRegimeShows() {
            assertThat(confirmed(TREND, TREND, MEAN_REVERSION, TREND, MEAN_REVERSION, MEAN_REVERSION, MEAN_REVERSION))
                    .containsExactly(NEUTRAL, NEUTRAL, NEUTRAL, NEUTRAL, NEUTRAL, NEUTRAL, MEAN_REVERSION);
        }

        @Test
        void backNeedsThreeBarsToo() {
            assertThat(confirmed(TREND, TREND, TREND, NEUTRAL, NEUTRAL, NEUTRAL))
                    .containsExactly(NEUTRAL, NEUTRAL, TREND, TREND, TREND, NEUTRAL);
        }

        @Test
        void startsTheCountOfBarsWithTheOneThatConfirmsIt() {
            RegimeConfirmation confirmation = new RegimeConfirmation();
            int[] bars = new int[6];
            Regime[] judged = {NEUTRAL, TREND, TREND, TREND, TREND, NEUTRAL};
            for (int bar = 0; bar < judged.length; bar++) {
                confirmation.add(judged[bar]);
                bars[bar] = confirmation.bars();
            }

            assertThat(bars).containsExactly(1, 2, 3, 1, 2, 3);
        }

        private static List<Regime> confirmed(Regime... judged) {
            RegimeConfirmation confirmation = new RegimeConfirmation();
            return Arrays.stream(judged).map(confirmation::add).toList();
        }
    }

    @Nested
    class OnPrices {
        private final RegimeDetector detector = new RegimeDetector();

        @Test
        void aStraightRiseIsATrendThreeBarsAfterWarmUp() {
            for (int bar = 0; bar <= 48; bar++) {
                assertThat(rise(bar)).isEqualTo(NEUTRAL);
                assertThat(detector.isReady()).isFalse();
                assertThat(detector.value()).isNaN();
            }

            assertThat(rise(49)).isEqualTo(NEUTRAL);
            assertThat(detector.isReady()).isTrue();
            assertThat(rise(50)).isEqualTo(NEUTRAL);
            assertThat(rise(51)).isEqualTo(TREND);
            assertThat(rise(52)).isEqualTo(TREND);
            assertThat(detector.barsInRegime()).isEqualTo(2);
            assertThat(detector.averageDirectionalIndex()).isGreaterThan(99.9);
            assertThat(detector.rSquared()).isGreaterThan(0.999);
            assertThat(detector.slope()).isPositive();
            assertThat(detector.plusDirection()).isGreaterThan(detector.minusDirection());
        }

        @Test
        void aPriceThatSwingsAroundItsMeanRevertsToIt() {
            for (int bar = 0; bar < 60; bar++) {
                double price = bar % 2 == 0 ? 99 : 101;
                detector.update(price + 1, price - 1, price);
            }

            assertThat(detector.regime()).isEqualTo(MEAN_REVERSION);
        }

        @Test
        void aFlatSeriesHasNoTrend() {
            for (int bar = 0; bar < 60; bar++) {
                detector.update(100, 100, 100);
            }

            assertThat(detector.regime()).isEqualTo(MEAN_REVERSION);
            assertThat(detector.averageDirectionalIndex()).isZero();
            assertThat(detector.rSquared()).isZero();
        }

        private Regime rise(int bar) {
            return detector.update(101 + bar, 99 + bar, 100 + bar);
        }
    }
}
