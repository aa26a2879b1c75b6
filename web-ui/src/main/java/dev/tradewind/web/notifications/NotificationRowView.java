package dev.tradewind.web.notifications;

import dev.tradewind.contracts.rest.NotificationView;
import dev.tradewind.web.session.SameOrigin;
import dev.tradewind.web.text.Figures;
import dev.tradewind.web.text.Moment;
import dev.tradewind.web.text.Pill;
import java.util.Locale;
import java.util.UUID;

/** One notification as a line; {@code link} is empty when there is nothing to open. */
public record NotificationRowView(
        UUID id, String title, String message, Pill priority, String link, boolean isRead, Moment at) {
    /** Writes a notification for a reader. */
    public static NotificationRowView of(NotificationView note, Figures figures) {
        String link = note.link() == null ? "" : SameOrigin.safeTarget(note.link());
        return new NotificationRowView(
                note.id(),
                figures.sentence(note.title()),
                figures.sentence(note.message()),
                priority(note.priority()),
                link.equals("/") ? "" : link,
                note.isRead(),
                figures.moment(note.at()));
    }

    private static Pill priority(String priority) {
        return switch (priority.toUpperCase(Locale.ROOT)) {
            case "URGENT" -> new Pill("Urgent", "danger");
            case "HIGH" -> new Pill("Important", "warn");
            default -> new Pill("", "plain");
        };
    }
}
