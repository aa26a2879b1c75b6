package dev.tradewind.risk.pretrade;

import dev.tradewind.contracts.events.SignalAcceptedV1;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.SqlRow;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of waiting signals. Callers that change them hold the account's lock. */
@Singleton
class HeldSignals {
    private static final String COLUMNS =
            "user_id, signal_id, step, account_id, signal, correlation_id, causation_id, reason, until";
    private static final int BATCH = 200;

    /** Whose turn it is to be looked at again. */
    record Waiting(UUID user, UUID account, UUID signal) {}

    private final Json json;

    HeldSignals(Json json) {
        this.json = json;
    }

    void hold(Sql sql, HeldSignal held, Instant now) {
        SignalAcceptedV1 signal = held.incoming().signal();
        sql.send(
                """
                insert into held_signal (user_id, signal_id, step, account_id, symbol, timeframe_seconds, side, reason,
                                         signal, correlation_id, causation_id, held_at, until)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
                on conflict (user_id, signal_id) do update set reason = excluded.reason""",
                held.incoming().user(),
                signal.signalId(),
                held.incoming().step(),
                signal.accountId(),
                signal.symbol(),
                signal.timeframeSeconds(),
                signal.side(),
                held.reason(),
                json.write(signal),
                held.incoming().correlationId(),
                held.incoming().causationId(),
                now,
                held.until());
    }

    Optional<HeldSignal> find(Sql sql, UUID user, UUID signal) {
        return sql.find(
                "select " + COLUMNS + " from held_signal where user_id = $1 and signal_id = $2",
                this::read,
                user,
                signal);
    }

    /** Everything that waits for the symbol and timeframe of this signal, oldest first; either side. */
    List<HeldSignal> ofKey(Sql sql, UUID user, UUID account, String symbol, int timeframeSeconds) {
        return sql.list("select " + COLUMNS + """
                         from held_signal
                        where user_id = $1 and account_id = $2 and symbol = $3 and timeframe_seconds = $4
                        order by held_at, signal_id""", this::read, user, account, symbol, timeframeSeconds);
    }

    void remove(Sql sql, HeldSignal held) {
        sql.send(
                "delete from held_signal where user_id = $1 and signal_id = $2",
                held.incoming().user(),
                held.incoming().signal().signalId());
    }

    /** Of all users, oldest first; for the job that looks again (worker role). */
    List<Waiting> waiting(Sql sql) {
        return sql.list(
                "select user_id, account_id, signal_id from held_signal order by held_at, signal_id limit " + BATCH,
                row -> new Waiting(row.uuid("user_id"), row.uuid("account_id"), row.uuid("signal_id")));
    }

    private HeldSignal read(SqlRow row) {
        return new HeldSignal(
                new Incoming(
                        row.uuid("user_id"),
                        json.read(row.text("signal"), SignalAcceptedV1.class),
                        row.integer("step"),
                        row.text("correlation_id"),
                        row.text("causation_id")),
                row.text("reason"),
                row.instant("until"));
    }
}
