package dev.tradewind.engine.signals;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Length of a candle in seconds (D-01, C-57): any whole minute up to a day, or a week. */
public record Timeframe(int seconds) {
    public static final Timeframe ONE_MINUTE = new Timeframe(60);

    private static final int DAY = 86_400;
    private static final int WEEK = 7 * DAY;
    private static final int MINUTES_OF_A_DAY = 1_440;
    private static final Pattern COUNTED = Pattern.compile("(\\d{1,4})(m|h|H|d|D|w|W|min)?");

    public Timeframe {
        if (!(seconds == WEEK || (seconds >= 60 && seconds <= DAY && seconds % 60 == 0))) {
            throw new IllegalArgumentException("not a timeframe: " + seconds + " seconds");
        }
    }

    /** Reads {@code 15}, {@code 240}, {@code 15m}, {@code 1h}, {@code D}, {@code 1D}, {@code W}; a month ({@code M}) and seconds are none. */
    public static Optional<Timeframe> parse(String text) {
        String trimmed = text.strip();
        if (trimmed.length() == 1 && "DdWw".contains(trimmed)) {
            trimmed = "1" + trimmed;
        }
        Matcher matcher = COUNTED.matcher(trimmed);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int count = Integer.parseInt(matcher.group(1));
        String unit = matcher.group(2) == null ? "m" : matcher.group(2).toLowerCase(Locale.ROOT);
        return switch (unit) {
            case "h" -> ofMinutes(count * 60);
            case "d" -> ofMinutes(count * MINUTES_OF_A_DAY);
            case "w" -> count == 1 ? Optional.of(new Timeframe(WEEK)) : Optional.empty();
            default -> ofMinutes(count);
        };
    }

    /** Number of the candle that the moment lies in: floor(epoch seconds / timeframe), UTC (D-01). */
    public long candleOf(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), (long) seconds);
    }

    /** Short text for people, such as {@code 15m}, {@code 4h}, {@code 1D}, {@code 1W}. */
    public String label() {
        if (seconds == WEEK) {
            return "1W";
        }
        if (seconds == DAY) {
            return "1D";
        }
        return seconds % 3_600 == 0 ? seconds / 3_600 + "h" : seconds / 60 + "m";
    }

    private static Optional<Timeframe> ofMinutes(int minutes) {
        return minutes >= 1 && minutes <= MINUTES_OF_A_DAY
                ? Optional.of(new Timeframe(minutes * 60))
                : Optional.empty();
    }
}
