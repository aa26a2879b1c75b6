package dev.tradewind.engine.bars;

import static dev.tradewind.engine.bars.CandleTimeframe.ONE_DAY;
import static dev.tradewind.engine.bars.CandleTimeframe.ONE_HOUR;
import static dev.tradewind.engine.bars.CandleTimeframe.ONE_MINUTE;
import static dev.tradewind.engine.calendar.TradingCalendar.CRYPTO;
import static dev.tradewind.engine.calendar.TradingCalendar.US_EQUITIES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.bars.BarChecks.Verdict;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BarChecksTest {
    private static final long START = Instant.parse("2024-01-01T00:00:00Z").getEpochSecond();
    private final BarChecks checks = new BarChecks(CRYPTO, ONE_MINUTE, false);

    @Nested
    class ARowThatIsNoBar {
        @Test
        void isToldByItsKindAndLine() {
            assertThat(row(2, 0, 0, 1, 0, 1, 1)).isEqualTo(Verdict.WRONG);
            row(3, 1, -1, 1, -1, 1, 1);
            row(4, 2, Double.NaN, 1, 1, 1, 1);
            row(5, 3, 5, 4, 3, 4, 1);
            row(6, 4, 1, 1, 1, 1, -2);

            BarReport report = checks.report();
            assertThat(report.errors()).isEqualTo(5);
            assertThat(report.bars()).isZero();
            assertThat(report.findings())
                    .extracting(finding -> finding.kind() + " " + finding.line())
                    .containsExactly(
                            "ZERO_PRICE 2", "NEGATIVE_PRICE 3", "NOT_A_NUMBER 4", "CROSSED 5", "NEGATIVE_VOLUME 6");
        }
    }

    @Nested
    class Order {
        @Test
        void aGapIsCountedInBars() {
            good(2, 0);
            good(3, 5);
            assertThat(checks.report().count(FindingKind.GAP)).isEqualTo(1);
            assertThat(checks.report().findings().getFirst().detail()).startsWith("4 bars are missing");
            assertThat(checks.report().errors()).isZero();
        }

        @Test
        void theSameBarTwiceIsLeftOutAndAnotherOneIsAContradiction() {
            good(2, 0);
            assertThat(good(3, 0)).isEqualTo(Verdict.LEAVE_OUT);
            assertThat(row(4, 0, 1, 2, 1, 2, 3)).isEqualTo(Verdict.WRONG);
            assertThat(checks.report().count(FindingKind.DUPLICATE)).isEqualTo(1);
            assertThat(checks.report().errors()).isEqualTo(1);
        }

        @Test
        void anEarlierRowIsDisorder() {
            good(2, 5);
            assertThat(good(3, 4)).isEqualTo(Verdict.WRONG);
            assertThat(checks.report().count(FindingKind.DISORDER)).isEqualTo(1);
        }

        @Test
        void aFileWithTheNewestRowFirstIsInOrderToo() {
            BarChecks descending = new BarChecks(CRYPTO, ONE_MINUTE, true);
            descending.check(2, START + 180, 1, 2, 1, 2, 1);
            descending.check(3, START + 60, 1, 2, 1, 2, 1);
            descending.check(4, START + 120, 1, 2, 1, 2, 1);
            assertThat(descending.report().count(FindingKind.GAP)).isEqualTo(1);
            assertThat(descending.report().count(FindingKind.DISORDER)).isEqualTo(1);
        }
    }

    @Nested
    class ACalendarWithSessions {
        @Test
        void expectsNothingOverNight() {
            BarChecks hours = new BarChecks(US_EQUITIES, ONE_HOUR, false);
            hours.check(2, second("2024-03-28T19:30:00Z"), 1, 2, 1, 2, 1);
            hours.check(3, second("2024-04-01T13:30:00Z"), 1, 2, 1, 2, 1);
            assertThat(hours.report().counts()).isEmpty();
            hours.check(4, second("2024-04-03T14:30:00Z"), 1, 2, 1, 2, 1);
            // six of the first, seven of the second and one of the third day
            assertThat(hours.report().findings().getFirst().detail()).startsWith("14 bars are missing");
        }

        @Test
        void takesADateForItsSession() {
            BarChecks days = new BarChecks(US_EQUITIES, ONE_DAY, false);
            assertThat(days.opening(second("2024-07-16T00:00:00Z"))).hasValue(second("2024-07-16T13:30:00Z"));
            assertThat(days.opening(second("2024-07-16T04:00:00Z"))).hasValue(second("2024-07-16T13:30:00Z"));
            days.check(2, second("2024-07-03T00:00:00Z"), 1, 2, 1, 2, 1);
            days.check(3, second("2024-07-04T00:00:00Z"), 1, 2, 1, 2, 1);
            days.check(4, second("2024-07-08T00:00:00Z"), 1, 2, 1, 2, 1);
            assertThat(days.report().count(FindingKind.OUTSIDE_SESSION)).isEqualTo(1);
            assertThat(days.report().findings().getLast().detail()).startsWith("1 bar is missing");
        }

        @Test
        void suspectsAnotherTimeZoneWhenMostRowsLieOutside() {
            BarChecks minutes = new BarChecks(US_EQUITIES, ONE_MINUTE, false);
            long open = second("2024-07-16T09:30:00Z"); // the clock of New York read as UTC
            for (int i = 0; i < 390; i++) {
                minutes.check(2 + i, open + 60L * i, 1, 2, 1, 2, 1);
            }
            assertThat(minutes.report().errors()).isEqualTo(1);
            assertThat(minutes.report().findings().getFirst().detail()).contains("moved by +4 h", "America/New_York");
        }
    }

    @Test
    void aBarThatBeginsBetweenTheLinesIsOffTheGrid() {
        checks.check(2, START + 30, 1, 2, 1, 2, 1);
        assertThat(checks.report().count(FindingKind.OFF_GRID)).isEqualTo(1);
    }

    @Test
    void aMovementLikeASplitIsNoted() {
        row(2, 0, 100, 100, 100, 100, 1);
        row(3, 1, 50, 50, 50, 50, 1);
        assertThat(checks.report().count(FindingKind.JUMP)).isEqualTo(1);
        assertThat(checks.report().errors()).isZero();
    }

    @Test
    void aMillionGapsAreCountedAndTheFirstThousandListedWithErrorsBeforeThem() {
        for (int i = 0; i < 1_000_001; i++) {
            good(2 + i, 2 * i);
        }
        row(2_000_000, 2_000_100, 0, 0, 0, 0, 0);
        BarReport report = checks.report();
        assertThat(report.count(FindingKind.GAP)).isEqualTo(1_000_000);
        assertThat(report.findings()).hasSize(BarChecks.LISTED);
        assertThat(report.findings().getLast().kind()).isEqualTo(FindingKind.ZERO_PRICE);
        assertThat(report.findings().getFirst().line()).isEqualTo(3);
    }

    private Verdict good(long line, int minute) {
        return row(line, minute, 10, 12, 9, 11, 5);
    }

    private Verdict row(long line, int minute, double open, double high, double low, double close, double volume) {
        return checks.check(line, START + 60L * minute, open, high, low, close, volume);
    }

    private static long second(String instant) {
        return Instant.parse(instant).getEpochSecond();
    }
}
