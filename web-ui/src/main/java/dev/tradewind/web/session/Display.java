package dev.tradewind.web.session;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** How a user wants pages to look; kept in a cookie, because it is about this device. */
public record Display(Theme theme, ProfitColours profit, boolean discreet, boolean refresh, ZoneId zone) {
    /** Name of the cookie with theme, colours, discreet mode and refresh. */
    public static final String COOKIE = "tradewind-display";

    /** Name of the cookie with the time zone; the script sets it when it is missing. */
    public static final String ZONE_COOKIE = "tradewind-zone";

    /** What applies before anything was chosen. */
    public static final Display DEFAULT = new Display(Theme.AUTO, ProfitColours.TEAL, false, true, ZoneOffset.UTC);

    /** Light or dark; AUTO follows the device. */
    public enum Theme {
        AUTO,
        LIGHT,
        DARK
    }

    /** Pair of colours for gain and loss; REDUP swaps them. */
    public enum ProfitColours {
        TEAL,
        BLUE,
        REDUP
    }

    /** Reads both cookies; anything not understood falls back to the default. */
    public static Display of(@Nullable String cookie, @Nullable String zone) {
        String[] parts = cookie == null ? new String[0] : cookie.split("\\.", -1);
        return new Display(
                part(parts, 0, Theme.class, Theme.AUTO),
                part(parts, 1, ProfitColours.class, ProfitColours.TEAL),
                parts.length > 2 && parts[2].equals("1"),
                parts.length <= 3 || !parts[3].equals("0"),
                zoneOf(zone));
    }

    /** Value of the first cookie. */
    public String cookie() {
        return theme + "." + profit + "." + (discreet ? 1 : 0) + "." + (refresh ? 1 : 0);
    }

    /** The same with live refresh switched. */
    public Display withRefresh(boolean on) {
        return new Display(theme, profit, discreet, on, zone);
    }

    /** Zone by name; UTC when there is none of that name. */
    public static ZoneId zoneOf(@Nullable String name) {
        try {
            return name == null || name.isBlank() ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }

    private static <E extends Enum<E>> E part(String[] parts, int index, Class<E> type, E otherwise) {
        if (index < parts.length) {
            for (E value : type.getEnumConstants()) {
                if (value.name().equals(parts[index])) {
                    return value;
                }
            }
        }
        return otherwise;
    }
}
