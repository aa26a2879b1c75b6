package dev.tradewind.strategy.strategies;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.contracts.rest.StrategyView;
import dev.tradewind.engine.bars.CandleTimeframe;
import dev.tradewind.engine.signals.Timeframe;
import dev.tradewind.engine.strategies.StrategyType;
import dev.tradewind.engine.strategies.StrategyTypes;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.SqlRow;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads strategies for their user, with how far each has come and why it gives no signals when it gives none. */
@Singleton
class StrategyViews {
    private static final String SELECT = """
            select s.*, s.parameter_values::text as typed, a.name as account_name, a.mode, c.name as configuration_name,
                   coalesce(r.warm_up_bars, 0) as warm_up_bars, coalesce(r.bars_seen, 0) as bars_seen, r.last_opens_at,
                   coalesce(r.history_bars, 0) as history_bars, r.last_seen_at, r.trouble, n.signals, l.id as last_id, l.classification, l.side, l.received_at, l.explanation,
                   l.outcome, l.outcome_code
            from strategy s
            join trading_account a on a.user_id = s.user_id and a.account_id = s.account_id
            join dca_configuration c on c.user_id = s.user_id and c.id = s.configuration_id
            left join strategy_run r on r.run_key = s.run_key
            left join lateral (
              select count(*) as signals from signal where user_id = s.user_id and hook_id = s.id) n on true
            left join lateral (
              select id, classification, side, received_at, payload::jsonb ->> 'explanation' as explanation, outcome,
                     outcome_code
              from signal where user_id = s.user_id and hook_id = s.id order by id desc limit 1) l on true
            where s.user_id = $1 and s.deleted_at is null""";

    private final StrategyTypes types;
    private final Json json;

    StrategyViews(StrategyTypes types, Json json) {
        this.types = types;
        this.json = json;
    }

    List<StrategyView> list(Sql sql, UUID user, int limit, int offset) {
        return sql.list(SELECT + " order by lower(s.name) limit $2 offset $3", this::view, user, limit, offset);
    }

    Optional<StrategyView> find(Sql sql, UUID user, UUID id) {
        return sql.find(SELECT + " and s.id = $2", this::view, user, id);
    }

    /** State and sentence of a strategy. */
    private record Standing(String state, String text) {}

    private StrategyView view(SqlRow row) {
        StrategyType type = types.find(row.text("type_id")).orElse(null);
        CandleTimeframe timeframe = CandleTimeframe.of(new Timeframe(row.integer("timeframe_seconds")))
                .orElseThrow();
        Instant lastBarAt = row.has("last_opens_at")
                ? Instant.ofEpochSecond(row.number("last_opens_at") + timeframe.seconds())
                : null;
        Standing standing = standing(row, type, timeframe, lastBarAt);
        return new StrategyView(
                row.uuid("id"),
                row.text("name"),
                row.text("type_id"),
                type == null ? row.text("type_id") : type.title(),
                values(json.parse(row.text("typed"))),
                row.text("venue"),
                row.text("symbol"),
                timeframe.label(),
                timeframe.seconds(),
                row.uuid("account_id"),
                row.text("account_name"),
                row.text("mode").equals("PAPER"),
                row.uuid("configuration_id"),
                row.text("configuration_name"),
                row.bool("is_enabled"),
                standing.state(),
                standing.text(),
                row.integer("warm_up_bars"),
                Math.clamp(row.number("bars_seen"), 0, Integer.MAX_VALUE),
                lastBarAt,
                row.instant("last_seen_at"),
                lastSignal(row),
                row.number("signals"),
                row.number("version"),
                row.instant("created_at"));
    }

    private static StrategyView.@Nullable LastSignal lastSignal(SqlRow row) {
        if (!row.has("last_id")) {
            return null;
        }
        return new StrategyView.LastSignal(
                row.uuid("last_id"),
                row.text("classification"),
                row.text("side"),
                row.instant("received_at"),
                row.has("explanation") ? row.text("explanation") : "",
                row.text("outcome"),
                row.text("outcome_code"));
    }

    private static Standing standing(
            SqlRow row, @Nullable StrategyType type, CandleTimeframe timeframe, @Nullable Instant lastBarAt) {
        String candles = timeframe.label() + " candle of " + row.text("symbol");
        if (!row.bool("is_enabled")) {
            return new Standing(
                    "DISABLED",
                    "It is switched off and gives no signals, exits included. A position it opened keeps its take-profit"
                            + " and stop.");
        }
        if (type == null) {
            return new Standing(
                    "NOT_INSTALLED",
                    "The strategy type " + row.text("type_id") + " is not installed any more; ask the operator.");
        }
        if (row.has("trouble")) {
            return new Standing("FAILED", "The strategy failed and gives no signals: " + row.text("trouble"));
        }
        if (lastBarAt == null) {
            return new Standing("NO_CANDLES", "No " + candles + " has closed yet, so there is nothing to decide on.");
        }
        long seen = row.number("bars_seen");
        int needed = row.integer("warm_up_bars");
        if (seen < needed) {
            return new Standing("WARMING_UP", warmingUp(seen, needed, row.integer("history_bars"), candles));
        }
        String ready = "It has seen " + seen + " candles and decides whenever a " + candles + " closes.";
        return new Standing("RUNNING", row.has("last_id") ? ready : ready + " None gave it a reason for a signal yet.");
    }

    private static String warmingUp(long seen, int needed, int history, String candles) {
        long missing = needed - seen;
        String stored = history == 0
                ? " There was no stored history that joins the live prices without a gap when it began."
                : " The stored history that joins the live prices without a gap gave " + history + " of them.";
        return "It has seen " + seen + " of the " + needed + " candles it needs before it can give a signal; " + missing
                + (missing == 1 ? " is" : " are") + " missing, one whenever a " + candles + " closes." + stored;
    }

    private static Map<String, BigDecimal> values(JsonNode tree) {
        Map<String, BigDecimal> values = new TreeMap<>();
        tree.propertyStream()
                .forEach(entry -> values.put(
                        entry.getKey(), new BigDecimal(entry.getValue().asText())));
        return values;
    }
}
