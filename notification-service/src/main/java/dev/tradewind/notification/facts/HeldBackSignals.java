package dev.tradewind.notification.facts;

import dev.tradewind.contracts.events.SignalRefusedV1;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.notification.inbox.Notice;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Entries that a strategy's own filter holds back: the first is told at once, later ones together and at most once an hour for each
 * strategy. Every one of them stands in the list of signals with its story.
 */
@ApplicationScoped
class HeldBackSignals {
    private static final Set<String> FILTERS = Set.of("VOLUME_TOO_LOW", "SPREAD_TOO_WIDE", "SESSION_CLOSING");
    private static final Duration QUIET = Duration.ofHours(1);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private record Told(Instant at, int sinceThen) {}

    /** What to tell about a refused signal; empty while it only counts. */
    Optional<Notice> words(Sql sql, UUID user, SignalRefusedV1 fact) {
        UUID strategy = fact.strategyId();
        if (strategy == null || !FILTERS.contains(fact.code())) {
            return Notices.of(fact);
        }
        Optional<Told> told = sql.find(
                "select told_at, since_then from held_back_signals where user_id = $1 and strategy_id = $2 for update",
                row -> new Told(row.instant("told_at"), row.integer("since_then")),
                user,
                strategy);
        if (told.isPresent() && fact.at().isBefore(told.get().at().plus(QUIET))) {
            sql.update(
                    "update held_back_signals set since_then = since_then + 1 where user_id = $1 and strategy_id = $2",
                    user,
                    strategy);
            return Optional.empty();
        }
        sql.update("""
                insert into held_back_signals (user_id, strategy_id, told_at) values ($1, $2, $3)
                on conflict (user_id, strategy_id) do update set told_at = excluded.told_at, since_then = 0""", user, strategy, fact.at());
        Optional<Notice> alone = Notices.of(fact);
        return told.isPresent() && told.get().sinceThen() > 0
                ? alone.map(last -> together(fact, told.get(), last))
                : alone;
    }

    private static Notice together(SignalRefusedV1 fact, Told before, Notice last) {
        return new Notice(
                last.type(),
                last.priority(),
                fact.symbol() + ": " + (before.sinceThen() + 1) + " signals not used since " + TIME.format(before.at()),
                "The strategy's filters held them back; the last one: " + fact.detail(),
                last.link());
    }
}
