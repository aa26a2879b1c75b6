package dev.tradewind.web.text;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The seven timeframes of candles, as services and as people write them. */
public enum Timeframe {
    MINUTE("1min", "1m", 60),
    FIVE_MINUTES("5min", "5m", 300),
    QUARTER("15min", "15m", 900),
    HALF_HOUR("30min", "30m", 1800),
    HOUR("1hr", "1h", 3600),
    FOUR_HOURS("4hr", "4h", 14_400),
    DAY("1day", "1D", 86_400);

    private final String stored;
    private final String shown;
    private final int seconds;

    Timeframe(String stored, String shown, int seconds) {
        this.stored = stored;
        this.shown = shown;
        this.seconds = seconds;
    }

    /** All of them, the smallest first. */
    public static List<Timeframe> all() {
        return List.of(values());
    }

    /** The one with this name, in any of its spellings. */
    public static Optional<Timeframe> of(String text) {
        String wanted = text.strip();
        return Arrays.stream(values())
                .filter(one -> one.stored.equalsIgnoreCase(wanted)
                        || one.shown.equalsIgnoreCase(wanted)
                        || (one == DAY && wanted.equalsIgnoreCase("D")))
                .findFirst();
    }

    /** How price history names it. */
    public String stored() {
        return stored;
    }

    /** How people and C-57 write it. */
    public String shown() {
        return shown;
    }

    public int seconds() {
        return seconds;
    }
}
