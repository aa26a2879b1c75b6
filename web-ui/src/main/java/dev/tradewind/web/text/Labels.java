package dev.tradewind.web.text;

import java.util.Locale;
import java.util.Map;

/** The platform's names in the words of the pages: one word per thing (ui.md section 5). */
public final class Labels {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("WAITING", "Waiting"),
            Map.entry("LIVE", "Live"),
            Map.entry("ACTIVE", "Live"),
            Map.entry("PARTIALLY_FILLED", "Filling"),
            Map.entry("CLOSING", "Closing"),
            Map.entry("CLOSED", "Closed"),
            Map.entry("FAILED", "Failed"),
            Map.entry("TP_HIT", "Take-profit"),
            Map.entry("SL_HIT", "Stop"),
            Map.entry("MANUAL_CLOSE", "Closed by hand"),
            Map.entry("EXIT_SIGNAL", "Exit signal"),
            Map.entry("RISK_OFFSET", "Risk offset"),
            Map.entry("KILL_SWITCH", "Kill switch"),
            Map.entry("NEVER_FILLED", "Never filled"),
            Map.entry("EXPIRED", "Expired"),
            Map.entry("ENTRY_TTL", "Entry timed out"),
            Map.entry("OK", "OK"),
            Map.entry("PER_LEG", "Take-profit per leg"),
            Map.entry("AGGREGATE", "One take-profit on the average"),
            Map.entry("HYBRID", "Per leg and on the average"),
            Map.entry("MAX_POSITION_SIZE", "Position size"),
            Map.entry("MAX_LEVERAGE", "Exposure"),
            Map.entry("POSITION_LIMIT", "Open positions"),
            Map.entry("MAX_HEAT", "Heat (loss at the stops)"),
            Map.entry("CASH", "Cash"));

    private Labels() {}

    /** Words for a code; an unknown code is written in small letters. */
    public static String words(String code) {
        String known = WORDS.get(code.toUpperCase(Locale.ROOT));
        if (known != null) {
            return known;
        }
        String text = code.toLowerCase(Locale.ROOT).replace('_', ' ');
        return text.isEmpty() ? "" : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** Status of a position. */
    public static Pill status(String status) {
        String kind = switch (status.toUpperCase(Locale.ROOT)) {
            case "LIVE", "ACTIVE" -> "info";
            case "PARTIALLY_FILLED", "WAITING" -> "plain";
            case "CLOSING" -> "warn";
            case "FAILED" -> "danger";
            default -> "plain";
        };
        return new Pill(words(status), kind);
    }

    /** Outcome of a signal. */
    public static Pill outcome(String outcome) {
        String kind = switch (outcome.toUpperCase(Locale.ROOT)) {
            case "APPROVED", "WORKING" -> "info";
            case "REFUSED", "REJECTED", "DUPLICATE" -> "warn";
            case "FAILED" -> "danger";
            default -> "plain";
        };
        return new Pill(words(outcome), kind);
    }

    /** Status of an order or leg. */
    public static Pill order(String status, String state) {
        String kind = switch (status.toLowerCase(Locale.ROOT)) {
            case "filled" -> "info";
            case "failed" -> "danger";
            default -> state.equals("UNKNOWN") || state.equals("REVIEW") ? "warn" : "plain";
        };
        return new Pill(state.equals("UNKNOWN") ? "Asking the broker" : words(status), kind);
    }

    /** Role of an order in its position. */
    public static String role(String role) {
        return switch (role.toUpperCase(Locale.ROOT)) {
            case "E", "ENTRY" -> "Entry";
            case "T", "TAKE_PROFIT", "OCO" -> "Take-profit";
            case "S", "STOP", "STOP_LOSS" -> "Stop";
            case "X", "C", "CLOSE", "EXIT" -> "Close";
            default -> words(role);
        };
    }
}
