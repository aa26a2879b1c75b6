package dev.tradewind.strategy.marketdata.imports;

import dev.tradewind.engine.calendar.WallClock;
import dev.tradewind.strategy.marketdata.imports.ImportRefused.Code;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the time of a row: epoch in seconds, milli-, micro- or nanoseconds, ISO 8601, or year-first dates with or without a time. */
final class TimeText {
    private static final Pattern EPOCH = Pattern.compile("\\d{9,19}(\\.\\d+)?");
    private static final Pattern YEAR_FIRST = Pattern.compile(
            "(\\d{4})([-/.]?)(\\d{2})\\2(\\d{2})(?:[T ]?(\\d{2}):?(\\d{2})(?::?(\\d{2})(?:[.,]\\d{1,9})?)?)?"
                    + "\\s*(Z|UTC|GMT|[+-]\\d{2}:?\\d{2}|[+-]\\d{2})?");
    private static final Pattern DAY_OR_MONTH_FIRST = Pattern.compile("\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}.*");
    private static final long FIRST_MILLIS = 100_000_000_000L;
    private static final long FIRST_MICROS = FIRST_MILLIS * 1_000;
    private static final long FIRST_NANOS = FIRST_MICROS * 1_000;

    private final WallClock clock;
    private boolean hasZone;
    private boolean isDate;

    TimeText(WallClock clock) {
        this.clock = clock;
    }

    /** Whether the last time read named its zone itself (an epoch does). */
    boolean hasZone() {
        return hasZone;
    }

    /** Whether the last time read was a date without a time of day. */
    boolean isDate() {
        return isDate;
    }

    /** Epoch second; empty when the text is no time; a date without a time is midnight UTC, whatever the clock's zone. */
    OptionalLong parse(String text) throws ImportRefused {
        isDate = false;
        hasZone = true;
        if (isDigits(text) && text.length() != 8 && EPOCH.matcher(text).matches()) {
            return epoch(text);
        }
        Matcher matcher = YEAR_FIRST.matcher(text);
        if (!matcher.matches()) {
            if (DAY_OR_MONTH_FIRST.matcher(text).matches()) {
                throw new ImportRefused(
                        Code.AMBIGUOUS_DATE,
                        "The date \"" + text
                                + "\" can be read in two ways; write dates with the year first, like 2024-12-31.");
            }
            return OptionalLong.empty();
        }
        try {
            return dateTime(matcher);
        } catch (DateTimeException impossible) {
            return OptionalLong.empty();
        }
    }

    private OptionalLong dateTime(Matcher matcher) {
        isDate = matcher.group(5) == null;
        LocalDateTime shown = LocalDateTime.of(
                number(matcher, 1),
                number(matcher, 3),
                number(matcher, 4),
                number(matcher, 5),
                number(matcher, 6),
                number(matcher, 7));
        if (isDate) {
            return OptionalLong.of(shown.toEpochSecond(java.time.ZoneOffset.UTC));
        }
        String zone = matcher.group(8);
        hasZone = zone != null;
        if (zone == null) {
            return clock.epochSecond(shown);
        }
        String offset = switch (zone) {
            case "UTC", "GMT", "Z" -> "Z";
            default -> zone;
        };
        return OptionalLong.of(
                OffsetDateTime.of(shown, java.time.ZoneOffset.of(offset)).toEpochSecond());
    }

    private static int number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && Character.isDigit(text.charAt(0)) && text.indexOf('-') < 0 && text.indexOf(':') < 0;
    }

    private static OptionalLong epoch(String text) {
        int point = text.indexOf('.');
        long number;
        try {
            number = Long.parseLong(point < 0 ? text : text.substring(0, point));
        } catch (NumberFormatException tooLarge) { // beyond the year 2262 in nanoseconds
            return OptionalLong.empty();
        }
        if (number >= FIRST_NANOS) {
            return OptionalLong.of(number / 1_000_000_000);
        }
        if (number >= FIRST_MICROS) {
            return OptionalLong.of(number / 1_000_000);
        }
        return OptionalLong.of(number >= FIRST_MILLIS ? number / 1_000 : number);
    }
}
