package dev.tradewind.engine.signals;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the times that charts send: ISO-8601 with or without an offset (then UTC), or an epoch in seconds or milliseconds. */
final class AlertTime {
    private static final Pattern SECONDS = Pattern.compile("\\d{9,10}");
    private static final Pattern MILLISECONDS = Pattern.compile("\\d{12,13}");

    private AlertTime() {}

    static Optional<Instant> parse(String text) {
        String trimmed = text.strip();
        if (SECONDS.matcher(trimmed).matches()) {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(trimmed)));
        }
        if (MILLISECONDS.matcher(trimmed).matches()) {
            return Optional.of(Instant.ofEpochMilli(Long.parseLong(trimmed)));
        }
        String iso = trimmed.replace(' ', 'T');
        try {
            var parsed = DateTimeFormatter.ISO_DATE_TIME.parseBest(iso, OffsetDateTime::from, LocalDateTime::from);
            Instant moment = parsed instanceof OffsetDateTime zoned
                    ? zoned.toInstant()
                    : ((LocalDateTime) parsed).toInstant(ZoneOffset.UTC);
            // the database keeps microseconds; a key made from more digits would not survive a round trip
            return isPlausible(moment) ? Optional.of(moment.truncatedTo(ChronoUnit.MICROS)) : Optional.empty();
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isPlausible(Instant moment) {
        return moment.isAfter(Instant.EPOCH) && moment.isBefore(Instant.ofEpochSecond(9_999_999_999L));
    }
}
