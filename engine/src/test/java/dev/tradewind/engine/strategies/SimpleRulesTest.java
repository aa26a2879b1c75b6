package dev.tradewind.engine.strategies;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The types with one way in and one way out, on series short enough to be reckoned by hand. */
class SimpleRulesTest {
    private static final Map<String, BigDecimal> NO_FILTERS = Map.of(
            "minimumVolume", BigDecimal.ZERO, "maximumSpread", BigDecimal.ZERO, "closingMinutes", BigDecimal.ZERO);

    /** The signals on closes one after the other: "index kind side: text". */
    private static List<String> run(StrategyType type, Map<String, String> given, double... closes) {
        List<ABar> bars = new ArrayList<>();
        for (double close : closes) {
            bars.add(ABar.aBar().closing(close));
        }
        return run(type, given, bars);
    }

    private static List<String> run(StrategyType type, Map<String, String> given, List<ABar> bars) {
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        given.forEach((name, value) -> values.put(name, new BigDecimal(value)));
        type.parameters().stream()
                .map(Parameter::name)
                .filter(NO_FILTERS::containsKey)
                .forEach(name -> values.put(name, BigDecimal.ZERO));
        Strategy strategy = type.create(((ParameterValues.Outcome.Valid) ParameterValues.of(type, values)).values());
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            StrategySignal signal = strategy.onBar(bars.get(i));
            if (signal != null) {
                assertThat(signal.sizeFactor()).isEqualTo(1);
                lines.add(i + " " + signal.kind() + " " + signal.side() + ": "
                        + signal.explanation().text());
            }
        }
        return lines;
    }

    @Nested
    class MovingAverageCross {
        private final StrategyType type = new MovingAverageCrossType();

        @Test
        void entersWhereTheFastAverageCrossesAboveAndLeavesWhereItIsBelow() {
            assertThat(run(
                            type,
                            Map.of("fastPeriod", "2", "slowPeriod", "3", "exponential", "0"),
                            12,
                            11,
                            10,
                            9,
                            12,
                            13,
                            13,
                            10,
                            8))
                    .containsExactly(
                            "4 ENTRY LONG: fast SMA 10.5 crossed above slow SMA 10.3333; close 12",
                            "7 EXIT LONG: fast SMA 11.5 crossed below slow SMA 12; close 10");
        }

        @Test
        void beingAboveFromTheStartIsNoCross() {
            assertThat(run(type, Map.of("fastPeriod", "2", "slowPeriod", "3", "exponential", "0"), 10, 11, 12, 13, 14))
                    .isEmpty();
        }

        @Test
        void withShortsTheCrossThatEndsOneSideOpensTheOtherOneBarLater() {
            assertThat(run(
                            type,
                            Map.of("fastPeriod", "2", "slowPeriod", "3", "exponential", "0", "shorts", "1"),
                            12,
                            11,
                            10,
                            9,
                            12,
                            13,
                            13,
                            10,
                            8,
                            7))
                    .extracting(line -> line.substring(0, line.indexOf(':')))
                    .containsExactly("4 ENTRY LONG", "7 EXIT LONG", "8 ENTRY SHORT");
        }

        @Test
        void periodsThatFollowTheVolatilityAreThoseOfExponentialAverages() {
            assertThat(run(
                            type,
                            Map.of("fastPeriod", "2", "slowPeriod", "3", "volatilityAdjusted", "1"),
                            12,
                            11,
                            10,
                            9,
                            12,
                            13))
                    .singleElement()
                    .asString()
                    .startsWith("4 ENTRY LONG: fast adjusted EMA 11.1667 crossed above slow adjusted EMA 11");
            assertThat(ParameterValues.of(
                            type, Map.of("exponential", BigDecimal.ZERO, "volatilityAdjusted", BigDecimal.ONE)))
                    .isEqualTo(new ParameterValues.Outcome.Invalid(
                            List.of(new ParameterValues.Problem("volatilityAdjusted", "needs exponential to be on"))));
        }

        @Test
        void theFastPeriodMustBeTheShorterOne() {
            assertThat(ParameterValues.of(
                            type, Map.of("fastPeriod", BigDecimal.valueOf(50), "slowPeriod", BigDecimal.valueOf(50))))
                    .isEqualTo(new ParameterValues.Outcome.Invalid(List.of(new ParameterValues.Problem(
                            "fastPeriod", "must be less than slowPeriod, which is 50, was 50"))));
        }
    }

    @Nested
    class RsiReversal {
        private final StrategyType type = new RsiReversalType();

        /** With period 2 Wilder's averages of gain and loss are halved and the new one halved is added. */
        @Test
        void entersWhenTheRsiComesOutOfTheZoneAndLeavesWhenItHasRecovered() {
            // gains/losses: −2, −2 → RSI 0; then +1: gain 0.5, loss 1 → 33.33; then +2: gain 1.25, loss 0.5 → 71.43
            assertThat(run(type, Map.of("rsiPeriod", "2"), 100, 98, 96, 97, 99))
                    .containsExactly(
                            "3 ENTRY LONG: RSI rose from 0 to 33.3333, out of the zone below 30; close 97",
                            "4 EXIT LONG: RSI 71.4286 has recovered to 60 or more; close 99");
        }

        @Test
        void shortsAreTheMirrorImage() {
            assertThat(run(type, Map.of("rsiPeriod", "2", "shorts", "1"), 100, 102, 104, 103, 101))
                    .containsExactly(
                            "3 ENTRY SHORT: RSI fell from 100 to 66.6667, out of the zone above 70; close 103",
                            "4 EXIT SHORT: RSI 28.5714 has come down to 40 or less; close 101");
        }

        @Test
        void stayingInTheZoneEntersNothing() {
            assertThat(run(type, Map.of("rsiPeriod", "2"), 100, 98, 96, 95, 94, 93))
                    .isEmpty();
        }
    }

    @Nested
    class BollingerReversion {
        private final StrategyType type = new BollingerReversionType();
        private final Map<String, String> narrow = Map.of("bandPeriod", "5", "bandDeviations", "1");

        @Test
        void entersAtTheLowerBandAndLeavesAtTheMiddle() {
            // 100 100 100 100 90: mean 98, standard deviation 4, lower band 94
            assertThat(run(type, narrow, 100, 100, 100, 100, 90, 95, 98))
                    .containsExactly(
                            "4 ENTRY LONG: close 90 is at or below the lower band 94; middle 98",
                            "6 EXIT LONG: close 98 is back at the middle band 96.6");
        }

        @Test
        void shortsAreTheMirrorImage() {
            assertThat(run(
                            type,
                            Map.of("bandPeriod", "5", "bandDeviations", "1", "shorts", "1"),
                            100,
                            100,
                            100,
                            100,
                            110,
                            105,
                            102))
                    .containsExactly(
                            "4 ENTRY SHORT: close 110 is at or above the upper band 106; middle 102",
                            "6 EXIT SHORT: close 102 is down at the middle band 103.4");
        }

        @Test
        void bandsWithoutWidthLetNothingIn() {
            assertThat(run(type, narrow, 100, 100, 100, 100, 100, 100, 100)).isEmpty();
        }
    }

    @Nested
    class Breakout {
        private final StrategyType type = new BreakoutType();
        private final Map<String, String> shortPeriods = Map.of("entryPeriod", "3", "exitPeriod", "2");

        private static ABar bar(double low, double high, double close) {
            return ABar.aBar().closing(close).between(low, high);
        }

        @Test
        void entersAboveTheHighestHighBeforeAndLeavesBelowTheLowestLow() {
            List<ABar> bars = List.of(
                    bar(95, 105, 100),
                    bar(95, 104, 100),
                    bar(95, 103, 100),
                    bar(95, 106, 105),
                    bar(95, 110, 106.5),
                    bar(99, 110, 100),
                    bar(98, 100, 99),
                    bar(90, 100, 94));

            assertThat(run(type, shortPeriods, bars))
                    .containsExactly(
                            "4 ENTRY LONG: close 106.5 is above 106, the highest high of the 3 bars before",
                            "7 EXIT LONG: close 94 is below 98, the lowest low of the 2 bars before");
        }

        @Test
        void theBarItselfDoesNotCount() {
            List<ABar> bars = List.of(bar(95, 105, 100), bar(95, 105, 100), bar(95, 105, 100), bar(95, 120, 105.5));

            assertThat(run(type, shortPeriods, bars)).singleElement().asString().startsWith("3 ENTRY LONG");
        }

        @Test
        void shortsAreTheMirrorImage() {
            List<ABar> bars = List.of(
                    bar(95, 105, 100), bar(95, 105, 100), bar(95, 105, 100), bar(90, 100, 94), bar(93, 106, 105.5));

            assertThat(run(type, Map.of("entryPeriod", "3", "exitPeriod", "2", "shorts", "1"), bars))
                    .containsExactly(
                            "3 ENTRY SHORT: close 94 is below 95, the lowest low of the 3 bars before",
                            "4 EXIT SHORT: close 105.5 is above 105, the highest high of the 2 bars before");
        }

        @Test
        void asksForMoreVolumeThanOthers() {
            assertThat(type.parameters())
                    .filteredOn(parameter -> parameter.name().equals("minimumVolume"))
                    .singleElement()
                    .extracting(Parameter::initial)
                    .isEqualTo(new BigDecimal("1.5"));
        }
    }

    @Nested
    class DcaOnSignal {
        private final StrategyType type = new DcaOnSignalType();
        private final Map<String, String> values = Map.of("rsiPeriod", "2", "highPeriod", "3", "dipPercent", "4");

        @Test
        void startsFarEnoughBelowTheHighWhileOversoldAndAgainOnlyAfterARecovery() {
            // RSI: 98, 96 → 0; 95 → 0; 94 → 0; 98: gain 2, loss 0.625 → 76.2; 92: gain 1, loss 3.3 → 23.2
            assertThat(run(type, values, 100, 98, 96, 95, 94, 98, 92))
                    .containsExactly(
                            "2 ENTRY LONG: close 96 is 4 % below 100, the highest close of 3 bars; RSI 0 is below 30",
                            "6 ENTRY LONG: close 92 is 6.12245 % below 98, the highest close of 3 bars; RSI 23.1884"
                                    + " is below 30");
        }

        @Test
        void theRecoveryClosesEverythingOnlyWhereThatIsAskedFor() {
            Map<String, String> closing = new LinkedHashMap<>(values);
            closing.put("exitWhenRearmed", "1");

            assertThat(run(type, closing, 100, 98, 96, 95, 94, 98))
                    .element(1)
                    .asString()
                    .startsWith("5 EXIT LONG: RSI 76.1905 is back at 50 or more");
        }

        @Test
        void aSmallFallStartsNothing() {
            assertThat(run(type, values, 100, 99, 98, 97, 96.5)).isEmpty();
        }
    }

    @Nested
    class BuyAndHold {
        @Test
        void buysAtTheFirstBarAndNeverSells() {
            assertThat(run(new BuyAndHoldType(), Map.of(), 100, 50, 200, 1))
                    .containsExactly("0 ENTRY LONG: bought at the first bar, close 100; it is never sold");
        }
    }
}
