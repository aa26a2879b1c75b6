package dev.tradewind.strategy.strategies.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.engine.bars.CandleTimeframe;
import dev.tradewind.engine.signals.Timeframe;
import dev.tradewind.engine.strategies.StrategyState;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.SqlRow;
import dev.tradewind.strategy.marketdata.CandleKey;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is to be computed and how far it has come, as rows. All of it is work without a user (C-38). */
@Singleton
class Runs {
    private static final String SAVE = """
            insert into strategy_run as r (run_key, venue, symbol, timeframe_seconds, warm_up_bars, bars_seen, history_bars,
                                           last_opens_at, last_seen_at, state, signal_opens_at, heard_at, trouble, updated_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, case when $8::bigint is null then null else $12::timestamptz end,
                    $9, $10, $11, null, $12)
            on conflict (run_key) do update set warm_up_bars = excluded.warm_up_bars, bars_seen = excluded.bars_seen,
              history_bars = excluded.history_bars, last_opens_at = excluded.last_opens_at,
              last_seen_at = case when r.last_opens_at = excluded.last_opens_at then r.last_seen_at
                                  else excluded.last_seen_at end,
              state = excluded.state, signal_opens_at = excluded.signal_opens_at, heard_at = excluded.heard_at, trouble = null,
              updated_at = excluded.updated_at""";

    private final Json json;

    Runs(Json json) {
        this.json = json;
    }

    /** Every series that an enabled strategy looks at. */
    List<CandleKey> series(Sql sql) {
        return sql
                .list(
                        """
                select distinct venue, symbol, timeframe_seconds from strategy
                where is_enabled and deleted_at is null order by 1, 2, 3""",
                        row -> new CandleKey(
                                row.text("venue"), row.text("symbol"), timeframe(row.integer("timeframe_seconds"))))
                .stream()
                .toList();
    }

    /** The computations of one series, each with all who want it. */
    List<Wanted> wanted(Sql sql, CandleKey key) {
        Map<String, Wanted> byKey = new LinkedHashMap<>();
        Map<String, List<Wanted.Subscriber>> subscribers = new HashMap<>();
        sql.list("""
                        select run_key, type_id, parameter_values::text as parameter_values, user_id, id from strategy
                        where venue = $1 and symbol = $2 and timeframe_seconds = $3 and is_enabled and deleted_at is null
                        order by run_key, id""", row -> row, key.venue(), key.symbol(), key.timeframe().seconds())
                .forEach(row -> {
                    String runKey = row.text("run_key");
                    subscribers
                            .computeIfAbsent(runKey, unused -> new ArrayList<>())
                            .add(new Wanted.Subscriber(row.uuid("user_id"), row.uuid("id")));
                    byKey.computeIfAbsent(
                            runKey,
                            unused -> new Wanted(
                                    runKey,
                                    row.text("type_id"),
                                    values(json.parse(row.text("parameter_values"))),
                                    List.of()));
                });
        return byKey.values().stream()
                .map(wanted -> new Wanted(
                        wanted.runKey(),
                        wanted.typeId(),
                        wanted.values(),
                        subscribers.getOrDefault(wanted.runKey(), List.of())))
                .toList();
    }

    /** What is stored of a series' computations, by their keys. */
    Map<String, StoredRun> stored(Sql sql, CandleKey key) {
        Map<String, StoredRun> stored = new HashMap<>();
        sql.list("""
                select * from strategy_run where venue = $1 and symbol = $2 and timeframe_seconds = $3""", Runs::read, key.venue(), key.symbol(), key.timeframe().seconds())
                .forEach(run -> stored.put(run.runKey(), run));
        return stored;
    }

    void save(Sql sql, CandleKey key, StoredRun run, Instant now) {
        sql.update(
                SAVE,
                run.runKey(),
                key.venue(),
                key.symbol(),
                key.timeframe().seconds(),
                run.warmUpBars(),
                run.barsSeen(),
                run.historyBars(),
                run.lastOpensAt(),
                bytes(run.state()),
                run.signalOpensAt(),
                run.heardAt(),
                now);
    }

    /** It cannot go on; what was stored stays, so that a repaired jar goes on where it stopped. */
    void trouble(Sql sql, CandleKey key, String runKey, String trouble, Instant now) {
        sql.update("""
                insert into strategy_run (run_key, venue, symbol, timeframe_seconds, warm_up_bars, bars_seen, state, trouble,
                                          updated_at)
                values ($1, $2, $3, $4, 0, 0, ''::bytea, $5, $6)
                on conflict (run_key) do update set trouble = excluded.trouble, updated_at = excluded.updated_at""", runKey, key.venue(), key.symbol(), key.timeframe().seconds(), trouble, now);
    }

    /** Forgets a computation that nobody wants any more: whoever wants it later begins anew. */
    void forget(Sql sql, String runKey) {
        sql.update("delete from strategy_run where run_key = $1", runKey);
    }

    private static StoredRun read(SqlRow row) {
        return new StoredRun(
                row.text("run_key"),
                row.integer("warm_up_bars"),
                row.number("bars_seen"),
                row.integer("history_bars"),
                row.has("last_opens_at") ? row.number("last_opens_at") : null,
                state(row.bytes("state")),
                row.has("signal_opens_at") ? row.number("signal_opens_at") : null,
                row.instant("heard_at"));
    }

    private static Map<String, BigDecimal> values(JsonNode tree) {
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        tree.propertyStream()
                .forEach(entry -> values.put(
                        entry.getKey(), new BigDecimal(entry.getValue().asText())));
        return values;
    }

    private static byte[] bytes(StrategyState state) {
        ByteBuffer buffer = ByteBuffer.allocate(state.numbers().size() * Double.BYTES);
        state.numbers().forEach(buffer::putDouble);
        return buffer.array();
    }

    private static StrategyState state(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        List<Double> numbers = new ArrayList<>(bytes.length / Double.BYTES);
        while (buffer.remaining() >= Double.BYTES) {
            numbers.add(buffer.getDouble());
        }
        return new StrategyState(numbers);
    }

    private static CandleTimeframe timeframe(int seconds) {
        return CandleTimeframe.of(new Timeframe(seconds))
                .orElseThrow(() -> new IllegalStateException(seconds + " seconds are no timeframe of candles"));
    }
}
