package dev.tradewind.web.audit;

import dev.tradewind.contracts.rest.AuditEntryView;
import dev.tradewind.web.text.Figures;
import dev.tradewind.web.text.Moment;

/** One row of the audit log. */
public record AuditRowView(
        long number,
        Moment at,
        String actor,
        String action,
        String resource,
        String change,
        String reason,
        String ip,
        String hash) {
    private static final int SHOWN_HASH = 12;

    static AuditRowView of(AuditEntryView entry, Figures figures) {
        String before = entry.oldValue() == null ? "" : entry.oldValue();
        String after = entry.newValue() == null ? "" : entry.newValue();
        String change = before.isEmpty() ? after : after.isEmpty() ? before : before + " → " + after;
        return new AuditRowView(
                entry.number(),
                figures.moment(entry.at()),
                entry.actor(),
                entry.action(),
                entry.resource() + (entry.resourceId().isEmpty() ? "" : " " + entry.resourceId()),
                figures.discreet() ? "" : change,
                entry.reason() == null ? "" : entry.reason(),
                entry.ip() == null ? "" : entry.ip(),
                entry.hash().length() > SHOWN_HASH ? entry.hash().substring(0, SHOWN_HASH) : entry.hash());
    }
}
