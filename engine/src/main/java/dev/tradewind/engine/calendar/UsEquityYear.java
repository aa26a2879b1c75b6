package dev.tradewind.engine.calendar;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.HashSet;
import java.util.Set;

/**
 * Holidays and half days of one year by the rules of the New York Stock Exchange (rule 7.2 and its notices): a holiday on a
 * Saturday is kept on the Friday before, unless that ends a year; one on a Sunday on the Monday after.
 */
record UsEquityYear(Set<LocalDate> closed, Set<LocalDate> early) {
    private static final int JUNETEENTH_SINCE = 2022;
    private static final int KING_SINCE = 1998;

    /** From then on 3 July is short also when the fourth is a Thursday; before, the Friday after it was. */
    private static final int JULY_THIRD_SINCE = 2013;

    /** Days of mourning, the attack of 2001 and the storm of 2012. */
    private static final Set<LocalDate> SPECIAL_CLOSES = Set.of(
            LocalDate.of(1994, 4, 27), // funeral of President Nixon
            LocalDate.of(2001, 9, 11), // attack on New York
            LocalDate.of(2001, 9, 12),
            LocalDate.of(2001, 9, 13),
            LocalDate.of(2001, 9, 14),
            LocalDate.of(2004, 6, 11), // funeral of President Reagan
            LocalDate.of(2007, 1, 2), // day of mourning for President Ford
            LocalDate.of(2012, 10, 29), // hurricane Sandy
            LocalDate.of(2012, 10, 30),
            LocalDate.of(2018, 12, 5), // day of mourning for President George H. W. Bush
            LocalDate.of(2025, 1, 9)); // day of mourning for President Carter

    /** Half days that no rule gives. */
    private static final Set<LocalDate> SPECIAL_EARLY_CLOSES =
            Set.of(LocalDate.of(1997, 12, 26), LocalDate.of(1999, 12, 31), LocalDate.of(2003, 12, 26));

    static UsEquityYear of(int year) {
        var closed = new HashSet<LocalDate>();
        LocalDate newYear = LocalDate.of(year, 1, 1);
        if (newYear.getDayOfWeek() != SATURDAY) {
            closed.add(observed(newYear));
        }
        if (year >= KING_SINCE) {
            closed.add(nth(3, MONDAY, year, Month.JANUARY));
        }
        closed.add(nth(3, MONDAY, year, Month.FEBRUARY));
        closed.add(goodFriday(year));
        closed.add(LocalDate.of(year, 5, 31).with(TemporalAdjusters.previousOrSame(MONDAY)));
        if (year >= JUNETEENTH_SINCE) {
            closed.add(observed(LocalDate.of(year, 6, 19)));
        }
        closed.add(observed(LocalDate.of(year, 7, 4)));
        closed.add(nth(1, MONDAY, year, Month.SEPTEMBER));
        LocalDate thanksgiving = nth(4, THURSDAY, year, Month.NOVEMBER);
        closed.add(thanksgiving);
        closed.add(observed(LocalDate.of(year, 12, 25)));
        SPECIAL_CLOSES.stream().filter(day -> day.getYear() == year).forEach(closed::add);
        return new UsEquityYear(closed, early(year, thanksgiving));
    }

    boolean isTradingDay(LocalDate day) {
        return day.getDayOfWeek() != SATURDAY && day.getDayOfWeek() != SUNDAY && !closed.contains(day);
    }

    boolean closesEarly(LocalDate day) {
        return early.contains(day);
    }

    private static Set<LocalDate> early(int year, LocalDate thanksgiving) {
        var early = new HashSet<LocalDate>();
        early.add(thanksgiving.plusDays(1));
        LocalDate independence = LocalDate.of(year, 7, 4);
        switch (independence.getDayOfWeek()) {
            case TUESDAY, WEDNESDAY, FRIDAY -> early.add(independence.minusDays(1));
            case THURSDAY -> early.add(year >= JULY_THIRD_SINCE ? independence.minusDays(1) : independence.plusDays(1));
            default -> {
                // the holiday is next to a weekend, or kept on a Friday or Monday
            }
        }
        LocalDate christmasEve = LocalDate.of(year, 12, 24);
        if (christmasEve.getDayOfWeek() != FRIDAY) { // then it is the holiday itself
            early.add(christmasEve);
        }
        SPECIAL_EARLY_CLOSES.stream().filter(day -> day.getYear() == year).forEach(early::add);
        return early;
    }

    private static LocalDate observed(LocalDate holiday) {
        return switch (holiday.getDayOfWeek()) {
            case SATURDAY -> holiday.minusDays(1);
            case SUNDAY -> holiday.plusDays(1);
            default -> holiday;
        };
    }

    private static LocalDate nth(int number, DayOfWeek weekday, int year, Month month) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(number, weekday));
    }

    /** Two days before Easter of the Gregorian calendar (the anonymous algorithm of 1876, as in Meeus, Astronomical Algorithms, chapter 8). */
    static LocalDate goodFriday(int year) {
        int golden = year % 19;
        int century = year / 100;
        int ofCentury = year % 100;
        int correction = (century - (century + 8) / 25 + 1) / 3;
        int epact = (19 * golden + century - century / 4 - correction + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - epact - ofCentury % 4) % 7;
        int shift = (golden + 11 * epact + 22 * weekday) / 451;
        int sum = epact + weekday - 7 * shift + 114;
        return LocalDate.of(year, sum / 31, sum % 31 + 1).minusDays(2);
    }
}
