package dev.tradewind.web.settings;

import java.util.List;
import java.util.UUID;

/** Everything on the settings page. */
public record SettingsView(
        List<Choice> themes,
        List<Choice> profits,
        List<Choice> zones,
        boolean discreet,
        String email,
        String role,
        List<SessionRow> sessions,
        boolean saved) {

    /** A choice of a list. */
    public record Choice(String value, String text, boolean isChosen) {}

    /** A session of the user on some device. */
    public record SessionRow(UUID id, String agent, String ip, String since, boolean isCurrent) {}
}
