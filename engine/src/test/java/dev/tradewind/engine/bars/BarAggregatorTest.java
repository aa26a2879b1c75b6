package dev.tradewind.engine.bars;

import static dev.tradewind.engine.bars.CandleTimeframe.FIFTEEN_MINUTES;
import static dev.tradewind.engine.bars.CandleTimeframe.FOUR_HOURS;
import static dev.tradewind.engine.bars.CandleTimeframe.ONE_DAY;
import static dev.tradewind.engine.bars.CandleTimeframe.ONE_HOUR;
import static dev.tradewind.engine.bars.CandleTimeframe.ONE_MINUTE;
import static dev.tradewind.engine.calendar.TradingCalendar.CRYPTO;
import static dev.tradewind.engine.calendar.TradingCalendar.US_EQUITIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.calendar.TradingCalendar;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BarAggregatorTest {
    @Nested
    class InAMarketThatNeverCloses {
        @Test
        void aLongBarHasTheFirstOpenTheLastCloseTheExtremesAndTheWholeVolume() {
            BarSeries minutes = minutes("2024-01-01T00:00:00Z", 15, unused -> true);
            BarSeries quarter = BarAggregator.aggregate(minutes, ONE_MINUTE, FIFTEEN_MINUTES, CRYPTO);

            assertThat(quarter.size()).isEqualTo(1);
            assertThat(quarter.openUnits()[0]).isEqualTo(minutes.openUnits()[0]);
            assertThat(quarter.closeUnits()[0]).isEqualTo(minutes.closeUnits()[14]);
            assertThat(quarter.highUnits()[0])
                    .isEqualTo(Arrays.stream(minutes.highUnits()).max().orElseThrow());
            assertThat(quarter.lowUnits()[0])
                    .isEqualTo(Arrays.stream(minutes.lowUnits()).min().orElseThrow());
            assertThat(quarter.volumeUnits()[0])
                    .isEqualTo(Arrays.stream(minutes.volumeUnits()).sum());
        }

        @Test
        void aLastBarThatIsNotOverIsNeverTold() {
            assertThat(openings(minutes("2024-01-01T00:00:00Z", 29, unused -> true), FIFTEEN_MINUTES, CRYPTO))
                    .containsExactly("2024-01-01T00:00:00Z");
            assertThat(openings(minutes("2024-01-01T00:00:00Z", 30, unused -> true), FIFTEEN_MINUTES, CRYPTO))
                    .containsExactly("2024-01-01T00:00:00Z", "2024-01-01T00:15:00Z");
        }

        @Test
        void aBarWhoseLastMinutesAreMissingIsOverWhenALaterOneComes() {
            BarSeries minutes = minutes("2024-01-01T00:00:00Z", 31, second -> second % 900 < 600);
            assertThat(openings(minutes, FIFTEEN_MINUTES, CRYPTO))
                    .containsExactly("2024-01-01T00:00:00Z", "2024-01-01T00:15:00Z");
        }

        @Test
        void barsBeginAtMultiplesOfTheirLengthInUtc() {
            BarSeries minutes = minutes("2024-01-01T03:50:00Z", 8 * 60, unused -> true);
            assertThat(openings(minutes, FOUR_HOURS, CRYPTO))
                    .containsExactly("2024-01-01T00:00:00Z", "2024-01-01T04:00:00Z");
        }
    }

    @Nested
    class InAMarketWithSessions {
        @Test
        void barsBeginAtTheOpeningAndTheLastEndsWithTheSession() {
            BarSeries minutes = minutes("2024-07-16T13:00:00Z", 8 * 60, unused -> true);
            assertThat(openings(minutes, ONE_HOUR, US_EQUITIES))
                    .containsExactly(
                            "2024-07-16T13:30:00Z",
                            "2024-07-16T14:30:00Z",
                            "2024-07-16T15:30:00Z",
                            "2024-07-16T16:30:00Z",
                            "2024-07-16T17:30:00Z",
                            "2024-07-16T18:30:00Z",
                            "2024-07-16T19:30:00Z");
        }

        @Test
        void aHalfDayIsADayOfItsOwnLength() {
            BarSeries minutes = minutes("2024-07-03T13:30:00Z", 210, unused -> true);
            assertThat(openings(minutes, ONE_DAY, US_EQUITIES)).containsExactly("2024-07-03T13:30:00Z");
            assertThat(openings(minutes("2024-07-02T13:30:00Z", 210, unused -> true), ONE_DAY, US_EQUITIES))
                    .isEmpty();
        }

        @Test
        void minutesOutsideTheSessionDoNotCount() {
            BarSeries minutes = minutes("2024-07-16T08:00:00Z", 16 * 60, unused -> true);
            BarSeries day = BarAggregator.aggregate(minutes, ONE_MINUTE, ONE_DAY, US_EQUITIES);
            assertThat(day.size()).isEqualTo(1);
            assertThat(day.volumeUnits()[0]).isEqualTo(390L * 10);
        }
    }

    @Test
    void inTwoStepsTheSameComesOutAsInOne() {
        BarSeries minutes = minutes("2024-01-01T00:00:00Z", 3 * 1_440 + 77, second -> second % 7_140 != 0);
        BarSeries hours = BarAggregator.aggregate(minutes, ONE_MINUTE, ONE_HOUR, CRYPTO);
        BarSeries inOne = BarAggregator.aggregate(minutes, ONE_MINUTE, ONE_DAY, CRYPTO);
        BarSeries inTwo = BarAggregator.aggregate(hours, ONE_HOUR, ONE_DAY, CRYPTO);
        assertThat(inTwo.opensAt()).isEqualTo(inOne.opensAt());
        assertThat(inTwo.highUnits()).isEqualTo(inOne.highUnits());
        assertThat(inTwo.volumeUnits()).isEqualTo(inOne.volumeUnits());
    }

    @Test
    void nothingShorterCanBeMade() {
        assertThatThrownBy(() -> new BarAggregator(ONE_HOUR, ONE_MINUTE, CRYPTO, (t, o, h, l, c, v) -> {}))
                .hasMessageContaining("1min cannot be made of 1hr");
    }

    private static List<String> openings(BarSeries minutes, CandleTimeframe target, TradingCalendar calendar) {
        BarSeries made = BarAggregator.aggregate(minutes, ONE_MINUTE, target, calendar);
        return Arrays.stream(made.opensAt())
                .mapToObj(second -> Instant.ofEpochSecond(second).toString())
                .toList();
    }

    /** Minutes whose prices wander and whose volume is 10 each. */
    private static BarSeries minutes(String from, int count, LongPredicate present) {
        long first = Instant.parse(from).getEpochSecond();
        var columns = new BarColumns();
        for (int i = 0; i < count; i++) {
            long second = first + 60L * i;
            if (present.test(second)) {
                long price = 10_000 + (i * 37L) % 101;
                columns.add(second, price, price + 7, price - 5, price + 3, 10);
            }
        }
        return columns.toSeries(ONE_MINUTE.timeframe(), 2, 0);
    }
}
