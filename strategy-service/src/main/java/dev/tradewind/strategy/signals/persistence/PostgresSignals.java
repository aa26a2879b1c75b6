package dev.tradewind.strategy.signals.persistence;

import dev.tradewind.engine.signals.Alert;
import dev.tradewind.engine.signals.DedupeKey;
import dev.tradewind.engine.signals.SignalKind;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.SqlRow;
import dev.tradewind.strategy.signals.application.NewSignal;
import dev.tradewind.strategy.signals.application.Signals;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Signals as rows. The unique index on (user, hook, key) decides who was first (R8). */
@Singleton
class PostgresSignals implements Signals {
    private static final String INSERT = """
            insert into signal (user_id, id, hook_id, account_id, exchange, symbol, timeframe_seconds, candle_id,
                                classification, side, entry_price, dedupe_key, is_valid, configuration_id,
                                configuration_version, payload, story, signal_at, received_at, outcome, outcome_code,
                                outcome_text)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
            on conflict (user_id, hook_id, dedupe_key) do nothing""";

    private static final String COUNT_DELIVERY = """
            update signal set deliveries = deliveries + 1 where user_id = $1 and hook_id = $2 and dedupe_key = $3
            returning id, classification, is_valid, exchange""";

    @Override
    public Stored store(Sql sql, NewSignal signal) {
        if (signal.key() instanceof DedupeKey.ByBody key) {
            Optional<Stored> recent = sameBodyInTheWindowBefore(sql, signal, key);
            if (recent.isPresent()) {
                return recent.get();
            }
        }
        return insert(sql, signal) == 1
                ? new Stored.New()
                : duplicate(sql, signal, signal.key().value());
    }

    /**
     * The key of a body changes every 60 seconds, so the row of the window before counts too while it is younger than
     * that. The lock keeps two deliveries on both sides of the change from missing each other.
     */
    private static Optional<Stored> sameBodyInTheWindowBefore(Sql sql, NewSignal signal, DedupeKey.ByBody key) {
        sql.list(
                "select pg_advisory_xact_lock(hashtextextended($1, 0)) is null as locked",
                row -> row.bool("locked"),
                signal.hook().id() + key.value().substring(0, key.value().lastIndexOf(':')));
        boolean isRecent = sql.one(
                """
                select exists (select 1 from signal
                  where user_id = $1 and hook_id = $2 and dedupe_key = $3 and received_at > $4) as recent""", row -> row.bool("recent"), signal.user(), signal.hook().id(), key.previous(), key.notBefore());
        return isRecent ? Optional.of(duplicate(sql, signal, key.previous())) : Optional.empty();
    }

    private static int insert(Sql sql, NewSignal signal) {
        Alert alert = signal.alert();
        return sql.update(
                INSERT,
                signal.user(),
                signal.id(),
                signal.hook().id(),
                signal.hook().accountId(),
                alert.exchange(),
                alert.symbol().value(),
                alert.timeframe().seconds(),
                signal.candleId(),
                alert.kind(),
                alert.side(),
                alert.entryPrice(),
                signal.key().value(),
                signal.isValid(),
                signal.hook().configuration().configurationId(),
                signal.hook().configuration().version(),
                signal.payload(),
                Json.of(signal.story()),
                signal.signalAt(),
                signal.receivedAt(),
                signal.isValid() ? "RECEIVED" : "REFUSED",
                signal.code(),
                signal.text());
    }

    private static Stored duplicate(Sql sql, NewSignal signal, String key) {
        return sql.one(
                COUNT_DELIVERY,
                PostgresSignals::first,
                signal.user(),
                signal.hook().id(),
                key);
    }

    private static Stored first(SqlRow row) {
        return new Stored.Duplicate(
                row.uuid("id"),
                row.constant("classification", SignalKind.class),
                row.bool("is_valid"),
                row.text("exchange"));
    }
}
