package dev.tradewind.engine.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** RSI, ATR and ADX worked out by hand. */
class WilderIndicatorsTest {
    private static final Offset<Double> PRECISE = within(1e-12);

    @Nested
    class TheRelativeStrengthIndex {
        @Test
        void startsWithTheMeanGainAndLoss() {
            RelativeStrengthIndex index = new RelativeStrengthIndex(2);

            assertThat(index.update(10)).isNaN();
            assertThat(index.update(11)).isNaN();
            // gains 1 and 0, losses 0 and 0.5: 0.5 of 0.75
            assertThat(index.update(10.5)).isCloseTo(200.0 / 3, PRECISE);
            // gain (0.5 + 1.5) / 2 = 1, loss 0.25 / 2: 1 of 1.125
            assertThat(index.update(12)).isCloseTo(100 / 1.125, PRECISE);
        }

        @Test
        void is100WhenThePriceOnlyRisesAnd0WhenItOnlyFalls() {
            assertThat(after(1, 2, 3, 4, 5, 6)).isEqualTo(100);
            assertThat(after(6, 5, 4, 3, 2, 1)).isZero();
        }

        @Test
        void is50WithoutAnyMovement() {
            assertThat(after(0.1, 0.1, 0.1, 0.1, 0.1)).isEqualTo(50);
        }

        @Test
        void staysWhereItIsWhenThePriceStopsMoving() {
            assertThat(after(10, 11, 10.5, 10.5, 10.5, 10.5)).isCloseTo(200.0 / 3, PRECISE);
        }

        private static double after(double... prices) {
            RelativeStrengthIndex index = new RelativeStrengthIndex(2);
            for (double price : prices) {
                index.update(price);
            }
            return index.value();
        }
    }

    @Nested
    class TheAverageTrueRange {
        @Test
        void leavesOutTheFirstBarWhichHasNoCloseBeforeIt() {
            AverageTrueRange range = new AverageTrueRange(2);

            assertThat(range.update(100, 1, 10)).isNaN();
            assertThat(range.update(12, 9, 11)).isNaN();
            // ranges 3 and 4
            assertThat(range.update(14, 10, 13)).isEqualTo(3.5);
            // (3.5 + 2) / 2
            assertThat(range.update(14, 12, 12)).isEqualTo(2.75);
        }

        @Test
        void countsTheGapFromTheCloseBefore() {
            AverageTrueRange range = new AverageTrueRange(1);
            range.update(10, 10, 10);

            assertThat(range.update(21, 20, 20)).isEqualTo(11);
            assertThat(range.update(5, 4, 5)).isEqualTo(16);
        }

        @Test
        void isZeroOnAFlatSeries() {
            AverageTrueRange range = new AverageTrueRange(3);
            for (int bar = 0; bar < 20; bar++) {
                range.update(0.1, 0.1, 0.1);
            }

            assertThat(range.value()).isZero();
        }
    }

    @Nested
    class TheAverageDirectionalIndex {
        private final AverageDirectionalIndex index = new AverageDirectionalIndex(2);

        @Test
        void smoothsTheDifferenceOfTheDirections() {
            index.update(10, 8, 9);
            index.update(12, 9, 11);
            assertThat(index.plusDirection()).isNaN();

            // moves +2 then −2, ranges 3 and 4: + 2 / 2 = 1, − 2, range 3 / 2 + 4 = 5.5
            assertThat(index.update(11, 7, 8)).isNaN();
            assertThat(index.plusDirection()).isCloseTo(100 / 5.5, PRECISE);
            assertThat(index.minusDirection()).isCloseTo(200 / 5.5, PRECISE);

            // + 0.5 + 2 = 2.5, − 1: differences 1/3 and 1.5/3.5, their mean
            double first = 100.0 / 3;
            double second = 150 / 3.5;
            assertThat(index.update(13, 8, 12)).isCloseTo((first + second) / 2, PRECISE);

            // inside bar: no move, the difference stays
            assertThat(index.update(12.5, 8.5, 9)).isCloseTo(((first + second) / 2 + second) / 2, PRECISE);
        }

        @Test
        void countsNoMoveWhenBothSidesWidenAsMuch() {
            index.update(10, 8, 9);
            index.update(12, 6, 9);
            index.update(14, 4, 9);
            index.update(16, 2, 9);

            assertThat(index.value()).isZero();
            assertThat(index.plusDirection()).isZero();
            assertThat(index.minusDirection()).isZero();
        }

        @Test
        void is100WhenThePriceOnlyRises() {
            for (int bar = 0; bar < 10; bar++) {
                index.update(11 + bar, 9 + bar, 10 + bar);
            }

            assertThat(index.value()).isCloseTo(100, PRECISE);
            assertThat(index.minusDirection()).isZero();
        }

        @Test
        void isZeroWithoutAnyMovement() {
            for (int bar = 0; bar < 10; bar++) {
                index.update(0.1, 0.1, 0.1);
            }

            assertThat(index.value()).isZero();
            assertThat(index.plusDirection()).isZero();
        }
    }
}
