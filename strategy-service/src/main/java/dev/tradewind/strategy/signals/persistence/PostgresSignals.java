package dev.tradewind.strategy.signals.persistence;

import dev.tradewind.engine.signals.DedupeKey;
import dev.tradewind.engine.signals.SignalKind;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.SqlRow;
import dev.tradewind.strategy.signals.application.NewSignal;
import dev.tradewind.strategy.signals.application.Signals;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Signals as rows. The unique index on (user, hook, key) decides who was first (R8). */
@Singleton
class PostgresSignals implements Signals {
    private static final String INSERT = """
            insert into signal (user_id, id, hook_id, account_id, exchange, symbol, timeframe_seconds, candle_id,
                                classification, side, entry_price, dedupe_key, is_valid, configuration_id,
                                configuration_version, payload, story, signal_at, received_at, outcome, outcome_code,
                                outcome_text, strategy_id)
            select s.user_id, s.id, s.hook_id, s.account_id, s.exchange, s.symbol, s.timeframe_seconds, s.candle_id,
                   s.classification, s.side, s.entry_price::numeric, s.dedupe_key, s.is_valid, s.configuration_id,
                   s.configuration_version, s.payload, s.story::jsonb, s.signal_at, s.received_at,
                   case when s.is_valid then 'RECEIVED' else 'REFUSED' end, s.outcome_code, s.outcome_text,
                   s.strategy_id
            from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::int[], $8::bigint[],
                        $9::text[], $10::text[], $11::text[], $12::text[], $13::boolean[], $14::uuid[], $15::int[],
                        $16::text[], $17::text[], $18::timestamptz[], $19::timestamptz[], $20::text[], $21::text[],
                        $22::uuid[])
              as s(user_id, id, hook_id, account_id, exchange, symbol, timeframe_seconds, candle_id, classification, side,
                   entry_price, dedupe_key, is_valid, configuration_id, configuration_version, payload, story, signal_at,
                   received_at, outcome_code, outcome_text, strategy_id)
            on conflict do nothing""";

    private static final String COUNT_DELIVERY = """
            update signal set deliveries = deliveries + 1 where user_id = $1 and hook_id = $2 and dedupe_key = $3
            returning id, classification, is_valid, exchange""";

    private final Json json;

    PostgresSignals(Json json) {
        this.json = json;
    }

    @Override
    public Stored store(Sql sql, NewSignal signal) {
        if (signal.key() instanceof DedupeKey.ByBody key) {
            Optional<Stored> recent = sameBodyInTheWindowBefore(sql, signal, key);
            if (recent.isPresent()) {
                return recent.get();
            }
        }
        return storeAll(sql, List.of(signal)) == 1
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
                signal.source().id() + key.value().substring(0, key.value().lastIndexOf(':')));
        boolean isRecent = sql.one(
                """
                select exists (select 1 from signal
                  where user_id = $1 and hook_id = $2 and dedupe_key = $3 and received_at > $4) as recent""", row -> row.bool("recent"), signal.user(), signal.source().id(), key.previous(), key.notBefore());
        return isRecent ? Optional.of(duplicate(sql, signal, key.previous())) : Optional.empty();
    }

    @Override
    public int storeAll(Sql sql, List<NewSignal> signals) {
        return sql.update(
                INSERT,
                column(signals, UUID[]::new, NewSignal::user),
                column(signals, UUID[]::new, NewSignal::id),
                column(signals, UUID[]::new, signal -> signal.source().id()),
                column(signals, UUID[]::new, signal -> signal.source().accountId()),
                column(signals, String[]::new, signal -> signal.alert().exchange()),
                column(signals, String[]::new, signal -> signal.alert().symbol().value()),
                column(
                        signals,
                        Integer[]::new,
                        signal -> signal.alert().timeframe().seconds()),
                column(signals, Long[]::new, NewSignal::candleId),
                column(signals, String[]::new, signal -> signal.alert().kind().name()),
                column(signals, String[]::new, signal -> signal.alert().side().name()),
                column(signals, String[]::new, PostgresSignals::entryPrice),
                column(signals, String[]::new, signal -> signal.key().value()),
                column(signals, Boolean[]::new, NewSignal::isValid),
                column(
                        signals,
                        UUID[]::new,
                        signal -> signal.source().configuration().configurationId()),
                column(
                        signals,
                        Integer[]::new,
                        signal -> signal.source().configuration().version()),
                column(signals, String[]::new, NewSignal::payload),
                column(signals, String[]::new, signal -> json.write(signal.story())),
                column(signals, Instant[]::new, NewSignal::signalAt),
                column(signals, Instant[]::new, NewSignal::receivedAt),
                column(signals, String[]::new, NewSignal::code),
                column(signals, String[]::new, NewSignal::text),
                column(signals, UUID[]::new, signal -> signal.source().strategyId()));
    }

    private static <T> @Nullable T[] column(
            List<NewSignal> signals, IntFunction<@Nullable T[]> array, Function<NewSignal, @Nullable T> value) {
        return signals.stream().map(value).toArray(array);
    }

    private static @Nullable String entryPrice(NewSignal signal) {
        BigDecimal price = signal.alert().entryPrice();
        return price == null ? null : price.toPlainString();
    }

    private static Stored duplicate(Sql sql, NewSignal signal, String key) {
        return sql.one(
                COUNT_DELIVERY,
                PostgresSignals::first,
                signal.user(),
                signal.source().id(),
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
