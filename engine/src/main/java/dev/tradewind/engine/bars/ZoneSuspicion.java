package dev.tradewind.engine.bars;

import dev.tradewind.engine.calendar.TradingCalendar;
import java.util.Optional;

/** Whether the times of a file fit the sessions of a market only when all of them are moved by whole hours. Looks at the first rows. */
final class ZoneSuspicion {
    private static final int SAMPLE = 2_000;
    private static final int FARTHEST_HOURS = 14;
    private static final int HOUR = 3_600;

    private final TradingCalendar calendar;
    private final long[] inside = new long[2 * FARTHEST_HOURS + 1];
    private int looked;

    ZoneSuspicion(TradingCalendar calendar) {
        this.calendar = calendar;
    }

    void look(long epochSecond) {
        if (calendar == TradingCalendar.CRYPTO || looked == SAMPLE) {
            return;
        }
        looked++;
        for (int i = 0; i < inside.length; i++) {
            if (calendar.sessionOf(epochSecond + (i - FARTHEST_HOURS) * (long) HOUR)
                    .isPresent()) {
                inside[i]++;
            }
        }
    }

    /** A sentence when most rows lie outside and would lie inside elsewhere. */
    Optional<String> finding() {
        long asTheyAre = inside[FARTHEST_HOURS];
        int best = FARTHEST_HOURS;
        for (int i = 0; i < inside.length; i++) {
            boolean isNearer = Math.abs(i - FARTHEST_HOURS) < Math.abs(best - FARTHEST_HOURS);
            if (inside[i] > inside[best] || (inside[i] == inside[best] && isNearer)) {
                best = i;
            }
        }
        if (looked < 30 || asTheyAre * 10 >= looked * 6L || inside[best] < asTheyAre + looked / 5) {
            return Optional.empty();
        }
        int hours = best - FARTHEST_HOURS;
        return Optional.of("Only " + asTheyAre * 100 / looked + " % of the first " + looked
                + " rows lie in a trading session, moved by " + (hours > 0 ? "+" : "") + hours + " h it would be "
                + inside[best] * 100 / looked + " %: name the time zone of the file (such as America/New_York).");
    }
}
