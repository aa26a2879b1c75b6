package dev.tradewind.web.audit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Filter of the audit log as typed: an action, first and last day in the viewer's zone. */
public record AuditFilter(String action, String from, String to) {
    static AuditFilter of(@Nullable String action, @Nullable String from, @Nullable String to) {
        return new AuditFilter(action == null ? "" : action.strip(), day(from), day(to));
    }

    public boolean isSet() {
        return !action.isEmpty() || !from.isEmpty() || !to.isEmpty();
    }

    /** The page's own address with this filter. */
    String address() {
        return "/audit?action=" + encoded(action) + "&from=" + from + "&to=" + to;
    }

    /** Query part for the service; instants in UTC. */
    String query(ZoneId zone) {
        var query = new StringBuilder();
        if (!action.isEmpty()) {
            query.append("&action=").append(encoded(action));
        }
        if (!from.isEmpty()) {
            query.append("&start=")
                    .append(LocalDate.parse(from).atStartOfDay(zone).toInstant());
        }
        if (!to.isEmpty()) {
            query.append("&end=")
                    .append(LocalDate.parse(to).plusDays(1).atStartOfDay(zone).toInstant());
        }
        return query.toString();
    }

    private static String day(@Nullable String text) {
        try {
            return text == null || text.isBlank()
                    ? ""
                    : LocalDate.parse(text.strip()).toString();
        } catch (DateTimeException notADay) {
            return "";
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
