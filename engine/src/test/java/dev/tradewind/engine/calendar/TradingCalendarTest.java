package dev.tradewind.engine.calendar;

import static dev.tradewind.engine.calendar.TradingCalendar.CRYPTO;
import static dev.tradewind.engine.calendar.TradingCalendar.US_EQUITIES;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TradingCalendarTest {
    @Nested
    class UnitedStatesEquities {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "2024-01-01", "2024-01-15", "2024-02-19", "2024-03-29", "2024-05-27", "2024-06-19", "2024-07-04",
                    "2024-09-02", "2024-11-28", "2024-12-25", "2025-01-09", "2025-04-18", "2026-04-03", "2026-07-03",
                    "2023-01-02", "2022-06-20", "2021-12-24", "2001-09-11", "2012-10-29", "2018-12-05", "2024-07-06"
                })
        void areClosedOnHolidaysAndWeekends(LocalDate day) {
            assertThat(US_EQUITIES.session(day)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"2021-06-18", "2021-12-31", "2010-12-31", "2024-10-14", "2024-11-11", "1997-01-20"})
        void tradeOnDaysThatOnlyLookLikeHolidays(LocalDate day) {
            assertThat(US_EQUITIES.session(day)).isPresent();
        }

        @ParameterizedTest
        @ValueSource(strings = {"2024-07-03", "2024-11-29", "2024-12-24", "2025-07-03", "2025-11-28", "2026-12-24"})
        void closeEarlyOnHalfDays(LocalDate day) {
            assertThat(US_EQUITIES.session(day).orElseThrow().minutes()).isEqualTo(210);
        }

        @Test
        void openAndCloseByTheClockOfNewYork() {
            assertThat(US_EQUITIES
                            .session(LocalDate.of(2024, 1, 16))
                            .orElseThrow()
                            .opening())
                    .isEqualTo("2024-01-16T14:30:00Z");
            assertThat(US_EQUITIES
                            .session(LocalDate.of(2024, 7, 16))
                            .orElseThrow()
                            .closing())
                    .isEqualTo("2024-07-16T20:00:00Z");
        }

        @Test
        void areOpenFromTheOpeningUpToButNotIncludingTheClose() {
            assertThat(US_EQUITIES.isOpen(Instant.parse("2024-07-16T13:29:59Z")))
                    .isFalse();
            assertThat(US_EQUITIES.isOpen(Instant.parse("2024-07-16T13:30:00Z")))
                    .isTrue();
            assertThat(US_EQUITIES.isOpen(Instant.parse("2024-07-16T19:59:59Z")))
                    .isTrue();
            assertThat(US_EQUITIES.isOpen(Instant.parse("2024-07-16T20:00:00Z")))
                    .isFalse();
        }

        @Test
        void openNextAfterTheLongWeekend() {
            assertThat(US_EQUITIES.nextOpen(Instant.parse("2024-03-28T20:00:00Z")))
                    .isEqualTo("2024-04-01T13:30:00Z");
            assertThat(US_EQUITIES.nextOpen(Instant.parse("2024-04-01T13:30:00Z")))
                    .isEqualTo("2024-04-01T13:30:00Z");
            assertThat(US_EQUITIES.nextOpen(Instant.parse("2024-04-01T13:30:00.5Z")))
                    .isEqualTo("2024-04-02T13:30:00Z");
        }

        @Test
        void tellTheMinutesToTheClose() {
            assertThat(US_EQUITIES.minutesToClose(Instant.parse("2024-07-03T16:45:30Z")))
                    .hasValue(15);
            assertThat(US_EQUITIES.minutesToClose(Instant.parse("2024-07-03T17:00:00Z")))
                    .isEmpty();
        }

        @Test
        void haveASessionOnEveryDayThatHasABarAndOnNoOther() throws IOException {
            Set<LocalDate> traded = dates("us-trading-days.csv.gz");
            Set<LocalDate> sessions = LocalDate.of(1990, 1, 2)
                    .datesUntil(LocalDate.of(2022, 3, 11))
                    .filter(day -> US_EQUITIES.session(day).isPresent())
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(sessions).containsExactlyElementsOf(traded);
        }

        @Test
        void haveAHalfDayWhereverTradingReallyEndedEarly() throws IOException {
            Set<LocalDate> ended = dates("us-half-days.csv");
            Set<LocalDate> half = LocalDate.of(1998, 1, 2)
                    .datesUntil(LocalDate.of(2021, 4, 1))
                    .filter(day -> US_EQUITIES.session(day).stream().anyMatch(session -> session.minutes() < 390))
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(half).containsAll(ended);
            // before 2009 the source also has bars of late trades after an early close
            Set<LocalDate> unconfirmed = new TreeSet<>(half);
            unconfirmed.removeAll(ended);
            assertThat(unconfirmed).allSatisfy(day -> assertThat(day).isBefore("2009-01-01"));
        }
    }

    @Nested
    class Crypto {
        @Test
        void neverClosesAndItsSessionIsADayInUtc() {
            Instant newYear = Instant.parse("2024-12-31T23:59:59Z");
            assertThat(CRYPTO.isOpen(newYear)).isTrue();
            assertThat(CRYPTO.sessionOf(newYear).orElseThrow())
                    .returns(Instant.parse("2024-12-31T00:00:00Z"), Session::opening)
                    .returns(Instant.parse("2025-01-01T00:00:00Z"), Session::closing);
            assertThat(CRYPTO.nextOpen(newYear)).isEqualTo("2025-01-01T00:00:00Z");
            assertThat(CRYPTO.minutesToClose(newYear)).hasValue(1);
        }
    }

    @Nested
    class AWallClock {
        @Test
        void knowsSummerAndWinter() {
            WallClock clock = WallClock.in("America/New_York").orElseThrow();
            assertThat(clock.epochSecond(LocalDateTime.parse("2024-07-01T09:30")))
                    .hasValue(Instant.parse("2024-07-01T13:30:00Z").getEpochSecond());
            assertThat(clock.epochSecond(LocalDateTime.parse("2024-12-02T09:30")))
                    .hasValue(Instant.parse("2024-12-02T14:30:00Z").getEpochSecond());
        }

        @Test
        void hasNoAnswerForAnHourThatWasSkipped() {
            WallClock clock = WallClock.in("America/New_York").orElseThrow();
            assertThat(clock.epochSecond(LocalDateTime.parse("2024-03-10T02:30")))
                    .isEmpty();
        }

        @Test
        void refusesAZoneThatNobodyKnows() {
            assertThat(WallClock.in("Mars/Olympus")).isEmpty();
        }
    }

    private static Set<LocalDate> dates(String name) throws IOException {
        try (InputStream file = TradingCalendarTest.class.getResourceAsStream("/calendar/" + name);
                InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(file) : file;
                var reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.US_ASCII))) {
            List<LocalDate> days = reader.lines().skip(1).map(LocalDate::parse).toList();
            return new TreeSet<>(days);
        }
    }
}
