package dev.tradewind.notification.facts;

import dev.tradewind.kit.events.EventEnvelope;
import dev.tradewind.kit.events.EventHandler;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.notification.auditlog.AuditLog;
import dev.tradewind.notification.auditlog.AuditRecord;
import dev.tradewind.notification.inbox.Inbox;
import dev.tradewind.notification.inbox.Notice;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Makes handlers that write a fact into the audit log, tell the user about it, or both, in the reader's transaction. */
@ApplicationScoped
class FactDesk {
    private final Json json;
    private final AuditLog auditLog;
    private final Inbox inbox;

    FactDesk(Json json, AuditLog auditLog, Inbox inbox) {
        this.json = json;
        this.auditLog = auditLog;
        this.inbox = inbox;
    }

    <T> EventHandler told(Class<T> type, Function<T, Optional<Notice>> words) {
        return (sql, event) -> tell(sql, event, words.apply(json.read(event.data(), type)));
    }

    /** As {@link #told}, with words that depend on what the user was told before. */
    <T> EventHandler folded(Class<T> type, Folded<T> words) {
        return (sql, event) -> {
            if (event.userId() != null) {
                tell(sql, event, words.of(sql, event.userId(), json.read(event.data(), type)));
            }
        };
    }

    /** Finds the words for a fact in the reader's transaction. */
    @FunctionalInterface
    interface Folded<T> {
        Optional<Notice> of(Sql sql, UUID user, T fact);
    }

    <T> EventHandler audited(Class<T> type, BiFunction<EventEnvelope, T, AuditRecord> row) {
        return (sql, event) -> auditLog.append(sql, row.apply(event, json.read(event.data(), type)));
    }

    <T> EventHandler toldAndAudited(
            Class<T> type, Function<T, Optional<Notice>> words, BiFunction<EventEnvelope, T, AuditRecord> row) {
        EventHandler tells = told(type, words);
        EventHandler audits = audited(type, row);
        return (sql, event) -> {
            audits.apply(sql, event);
            tells.apply(sql, event);
        };
    }

    private void tell(Sql sql, EventEnvelope event, Optional<Notice> notice) {
        if (event.userId() != null && notice.isPresent()) {
            inbox.add(sql, event.userId(), event.id(), notice.get(), event.time());
        }
    }
}
