package dev.tradewind.engine.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Sessions of the New York exchanges by their rules, computed once per year and kept. */
final class UsEquitySessions {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalTime OPEN = LocalTime.of(9, 30);
    private static final LocalTime CLOSE = LocalTime.of(16, 0);
    private static final LocalTime EARLY_CLOSE = LocalTime.of(13, 0);
    private static final Map<Integer, List<Optional<Session>>> YEARS = new ConcurrentHashMap<>();

    private UsEquitySessions() {}

    static LocalDate dateOf(long epochSecond) {
        return Instant.ofEpochSecond(epochSecond).atZone(NEW_YORK).toLocalDate();
    }

    static Optional<Session> of(LocalDate day) {
        return YEARS.computeIfAbsent(day.getYear(), UsEquitySessions::year).get(day.getDayOfYear() - 1);
    }

    private static List<Optional<Session>> year(int year) {
        UsEquityYear rules = UsEquityYear.of(year);
        LocalDate first = LocalDate.of(year, 1, 1);
        return IntStream.range(0, first.lengthOfYear())
                .mapToObj(first::plusDays)
                .map(day -> session(rules, day))
                .toList();
    }

    private static Optional<Session> session(UsEquityYear rules, LocalDate day) {
        if (!rules.isTradingDay(day)) {
            return Optional.empty();
        }
        LocalTime close = rules.closesEarly(day) ? EARLY_CLOSE : CLOSE;
        return Optional.of(new Session(day, at(day, OPEN), at(day, close)));
    }

    private static long at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(NEW_YORK).toEpochSecond();
    }
}
