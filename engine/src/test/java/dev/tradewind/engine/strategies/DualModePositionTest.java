package dev.tradewind.engine.strategies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.indicators.Regime;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** D-19, rule by rule, with numbers that can be checked by hand: KAMA 100, ATR 2, bands 95, 100 and 105 unless told. */
class DualModePositionTest {
    private static final double KAMA = 100;
    private static final double ATR = 2;
    private static final double CALM_RSI = 50;

    private final DualModeRule rule = new DualModeRule(0.5, 0.3, 3, 30, 70, 0.03, 0.7, 0.5, true);
    private final DualModePosition position = new DualModePosition(rule);

    private DualModeDecision trending(double close) {
        return bar(Regime.TREND, close, CALM_RSI);
    }

    private DualModeDecision reverting(double close, double rsi) {
        return bar(Regime.MEAN_REVERSION, close, rsi);
    }

    private DualModeDecision bar(Regime regime, double close, double rsi) {
        return position.next(close, KAMA, ATR, rsi, 95, 100, 105, regime);
    }

    @Nested
    class InATrend {
        @Test
        void aCloseThatCrossesAboveKamaAndHalfAnAtrEntersLong() {
            position.watch(101, KAMA, ATR);

            assertThat(trending(101)).as("on the level is not above it").isEqualTo(DualModeDecision.STAY);
            assertThat(trending(101.01)).isEqualTo(DualModeDecision.TREND_LONG);
            assertThat(position.side()).isEqualTo(1);
            assertThat(position.reference()).isEqualTo(101.01);
        }

        @Test
        void aCloseThatWasAboveAlreadyCrossesNothing() {
            position.watch(102, KAMA, ATR);

            assertThat(trending(103)).isEqualTo(DualModeDecision.STAY);
            assertThat(trending(100.5)).isEqualTo(DualModeDecision.STAY);
            assertThat(trending(101.5)).isEqualTo(DualModeDecision.TREND_LONG);
        }

        @Test
        void theFirstBarOfAllCrossesNothing() {
            assertThat(trending(103)).isEqualTo(DualModeDecision.STAY);
        }

        @Test
        void aBarBeforeTheIndicatorsAreReadyIsNotBelow() {
            position.watch(90, Double.NaN, ATR);

            assertThat(trending(103)).isEqualTo(DualModeDecision.STAY);
        }

        @Test
        void aCloseBelowKamaMinusThreeTenthsOfAnAtrLeaves() {
            aTrendLongAt(102);

            assertThat(trending(99.4)).as("100 − 0.3 · 2 itself").isEqualTo(DualModeDecision.STAY);
            assertThat(trending(99.39)).isEqualTo(DualModeDecision.TREND_LOST_LONG);
            assertThat(position.side()).isZero();
            assertThat(position.reference()).isNaN();
        }

        @Test
        void theTrailingStopFollowsTheBestCloseAndNeverLoosens() {
            aTrendLongAt(102);
            assertThat(position.trail()).as("102 − 3 · 2").isEqualTo(96);

            trending(110);
            assertThat(position.trail()).isEqualTo(104);

            assertThat(position.next(104, KAMA, 8, CALM_RSI, 95, 100, 105, Regime.TREND))
                    .as("a wilder market does not move it, and on the stop is not below it")
                    .isEqualTo(DualModeDecision.STAY);
            assertThat(position.trail()).isEqualTo(104);
            assertThat(trending(103.99)).isEqualTo(DualModeDecision.TRAILED_LONG);
        }

        @Test
        void weaknessIsNotBought() {
            position.watch(99.5, KAMA, ATR);

            assertThat(bar(Regime.TREND, 94, 20)).isEqualTo(DualModeDecision.TREND_SHORT);
        }

        @Test
        void shortsAreTheMirrorImage() {
            position.watch(99, KAMA, ATR);
            assertThat(trending(99)).isEqualTo(DualModeDecision.STAY);
            assertThat(trending(98.99)).isEqualTo(DualModeDecision.TREND_SHORT);
            assertThat(position.trail()).isEqualTo(104.99);

            trending(90);
            assertThat(position.trail()).isEqualTo(96);
            assertThat(trending(96.01)).isEqualTo(DualModeDecision.TRAILED_SHORT);

            trending(100);
            trending(98);
            assertThat(trending(100.6)).isEqualTo(DualModeDecision.STAY);
            assertThat(trending(100.61)).isEqualTo(DualModeDecision.TREND_LOST_SHORT);
        }

        @Test
        void aCrossThatEndsTheOtherSideIsTakenUpOneBarLater() {
            position.watch(100, KAMA, ATR);
            trending(98);

            assertThat(trending(102)).isEqualTo(DualModeDecision.TREND_LOST_SHORT);
            assertThat(trending(103)).isEqualTo(DualModeDecision.TREND_LONG);
        }

        @Test
        void itIsNotTakenUpWhenTheCloseHasFallenBack() {
            position.watch(100, KAMA, ATR);
            trending(98);
            trending(102);

            assertThat(trending(100.5)).isEqualTo(DualModeDecision.STAY);
        }

        @Test
        void norTwoBarsLater() {
            position.watch(100, KAMA, ATR);
            trending(98);
            trending(102);

            assertThat(bar(Regime.MEAN_REVERSION, 102, CALM_RSI)).isEqualTo(DualModeDecision.STAY);
            assertThat(trending(102)).isEqualTo(DualModeDecision.STAY);
        }

        private void aTrendLongAt(double close) {
            position.watch(100, KAMA, ATR);
            assertThat(trending(close)).isEqualTo(DualModeDecision.TREND_LONG);
        }
    }

    @Nested
    class InARange {
        @Test
        void anOversoldCloseAtTheLowerBandEntersLong() {
            assertThat(reverting(95, 30)).as("30 is not below 30").isEqualTo(DualModeDecision.STAY);
            assertThat(reverting(95.01, 29)).as("above the band").isEqualTo(DualModeDecision.STAY);
            assertThat(reverting(95, 29.99)).isEqualTo(DualModeDecision.REVERSION_LONG);
            assertThat(position.reference()).isEqualTo(95);
            assertThat(position.trail()).isNaN();
        }

        @Test
        void theMiddleBandLeaves() {
            reverting(95, 25);

            assertThat(reverting(99.99, CALM_RSI)).isEqualTo(DualModeDecision.STAY);
            assertThat(reverting(100, CALM_RSI)).isEqualTo(DualModeDecision.REVERTED_LONG);
        }

        @Test
        void anOverboughtRsiLeaves() {
            reverting(95, 25);

            assertThat(reverting(96, 70)).isEqualTo(DualModeDecision.STAY);
            assertThat(reverting(96, 70.01)).isEqualTo(DualModeDecision.RSI_TURNED_LONG);
        }

        @Test
        void threePercentAgainstTheEntryLeave() {
            reverting(90, 25);

            assertThat(reverting(87.31, 20)).isEqualTo(DualModeDecision.STAY);
            assertThat(reverting(87.3, 20)).as("90 · 0.97").isEqualTo(DualModeDecision.STOPPED_LONG);
        }

        @Test
        void crossingsAreNotFollowed() {
            position.watch(100, KAMA, ATR);

            assertThat(reverting(103, CALM_RSI)).isEqualTo(DualModeDecision.STAY);
        }

        @Test
        void shortsAreTheMirrorImage() {
            assertThat(reverting(105, 70)).isEqualTo(DualModeDecision.STAY);
            assertThat(reverting(105, 71)).isEqualTo(DualModeDecision.REVERSION_SHORT);
            assertThat(reverting(100.01, CALM_RSI)).isEqualTo(DualModeDecision.STAY);
            assertThat(reverting(100, CALM_RSI)).isEqualTo(DualModeDecision.REVERTED_SHORT);

            reverting(105, 71);
            assertThat(reverting(104, 29)).isEqualTo(DualModeDecision.RSI_TURNED_SHORT);

            reverting(110, 71);
            assertThat(reverting(113.29, 75)).isEqualTo(DualModeDecision.STAY);
            assertThat(reverting(113.3, 75)).as("110 · 1.03").isEqualTo(DualModeDecision.STOPPED_SHORT);
        }
    }

    @Nested
    class InBetween {
        @Test
        void bothHalvesAreHeard() {
            position.watch(100, KAMA, ATR);
            assertThat(bar(Regime.NEUTRAL, 102, CALM_RSI)).isEqualTo(DualModeDecision.TREND_LONG);
            bar(Regime.NEUTRAL, 99, CALM_RSI);

            assertThat(bar(Regime.NEUTRAL, 95, 20)).as("the trend first").isEqualTo(DualModeDecision.TREND_SHORT);
            bar(Regime.NEUTRAL, 101, CALM_RSI);
            bar(Regime.NEUTRAL, 98, CALM_RSI);
            bar(Regime.NEUTRAL, 100.7, CALM_RSI);
            bar(Regime.NEUTRAL, 98.5, CALM_RSI);
            bar(Regime.NEUTRAL, 100.7, CALM_RSI);
            assertThat(position.side()).isZero();
        }

        @Test
        void meanReversionEntersWhenNothingCrosses() {
            position.watch(94, KAMA, ATR);

            assertThat(bar(Regime.NEUTRAL, 94, 20)).isEqualTo(DualModeDecision.REVERSION_LONG);
        }

        @Test
        void aTrendEntryIsSeventyPercentOnTheCheapSideOfTheMiddleElseHalfOfThat() {
            assertThat(size(DualModeDecision.TREND_LONG, 0.1, 99.9)).isEqualTo(0.7);
            assertThat(size(DualModeDecision.TREND_LONG, 0.1, 100)).isEqualTo(0.35);
            assertThat(size(DualModeDecision.TREND_SHORT, 0.1, 100.1)).isEqualTo(0.7);
            assertThat(size(DualModeDecision.TREND_SHORT, 0.1, 100)).isEqualTo(0.35);
        }

        @Test
        void aReversionEntryIsSeventyPercentWhereTheLineGoesItsWayElseHalfOfThat() {
            assertThat(size(DualModeDecision.REVERSION_LONG, 0.1, 94)).isEqualTo(0.7);
            assertThat(size(DualModeDecision.REVERSION_LONG, 0, 94)).isEqualTo(0.35);
            assertThat(size(DualModeDecision.REVERSION_SHORT, -0.1, 106)).isEqualTo(0.7);
            assertThat(size(DualModeDecision.REVERSION_SHORT, 0.1, 106)).isEqualTo(0.35);
        }

        @Test
        void inTheOtherRegimesTheSizeIsWhole() {
            assertThat(rule.sizeFactor(DualModeDecision.TREND_LONG, Regime.TREND, -1, 200, 100))
                    .isEqualTo(1);
            assertThat(rule.sizeFactor(DualModeDecision.REVERSION_LONG, Regime.MEAN_REVERSION, -1, 90, 100))
                    .isEqualTo(1);
        }

        private double size(DualModeDecision entry, double slope, double close) {
            return rule.sizeFactor(entry, Regime.NEUTRAL, slope, close, 100);
        }
    }

    @Nested
    class WhenTheRegimeChanges {
        @Test
        void aTrendPositionKeepsItsExits() {
            position.watch(100, KAMA, ATR);
            trending(102);

            assertThat(reverting(101, 80)).isEqualTo(DualModeDecision.STAY);
            assertThat(reverting(99, CALM_RSI)).isEqualTo(DualModeDecision.TREND_LOST_LONG);
        }

        @Test
        void aReversionPositionKeepsItsExits() {
            reverting(95, 25);

            assertThat(bar(Regime.TREND, 94, CALM_RSI)).isEqualTo(DualModeDecision.STAY);
            assertThat(bar(Regime.TREND, 100, CALM_RSI)).isEqualTo(DualModeDecision.REVERTED_LONG);
        }
    }

    @Test
    void withoutShortsNothingIsSold() {
        DualModePosition longOnly = new DualModePosition(new DualModeRule(0.5, 0.3, 3, 30, 70, 0.03, 0.7, 0.5, false));
        longOnly.watch(100, KAMA, ATR);

        assertThat(longOnly.next(98, KAMA, ATR, CALM_RSI, 95, 100, 105, Regime.TREND))
                .isEqualTo(DualModeDecision.STAY);
        assertThat(longOnly.next(106, KAMA, ATR, 80, 95, 100, 105, Regime.MEAN_REVERSION))
                .isEqualTo(DualModeDecision.STAY);
    }
}
