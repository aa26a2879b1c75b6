package dev.tradewind.strategy.signals.trace;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.contracts.plans.Side;
import dev.tradewind.contracts.rest.Page;
import dev.tradewind.contracts.rest.SignalTraceView;
import dev.tradewind.contracts.rest.SignalView;
import dev.tradewind.contracts.rest.TraceStepView;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.problem.NotFound;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.SqlRow;
import dev.tradewind.strategy.signals.application.StoryStep;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Reads signals and their stories for the user. */
@Singleton
public class SignalStories {
    /** A story longer than this shows its beginning; the group's own page has the rest (R22). */
    private static final int MAX_STEPS = 2_000;

    private static final String SELECT = """
            select s.id, s.hook_id, coalesce(h.name, t.name, '') as hook_name, s.account_id, s.symbol, s.exchange,
                   s.timeframe_seconds, s.classification, s.side, s.entry_price, s.outcome, s.outcome_code,
                   s.outcome_text, s.group_id, s.signal_at, s.received_at, s.strategy_id
            from signal s left join hook h on h.user_id = s.user_id and h.id = s.hook_id
            left join strategy t on t.user_id = s.user_id and t.id = s.strategy_id
            where s.user_id = $1""";

    private final Json json;

    SignalStories(Json json) {
        this.json = json;
    }

    /** What the processing of an alert came to (S-04). */
    public record Processed(String classification, String payload, boolean isValid, String exchange) {}

    /** Newest first. */
    public Page<SignalView> list(Sql sql, UUID user, SignalFilter filter, int limit, int offset) {
        String filtered = " and ($2::text is null or s.symbol = $2) and ($3::text is null or s.outcome = $3)";
        List<SignalView> items = sql.list(
                SELECT + filtered + " order by s.id desc limit $4 offset $5",
                SignalStories::view,
                user,
                filter.symbol(),
                filter.outcome(),
                limit,
                offset);
        long total = sql.one(
                "select count(*) as n from signal s where s.user_id = $1" + filtered,
                row -> row.number("n"),
                user,
                filter.symbol(),
                filter.outcome());
        return new Page<>(items, total, limit, offset);
    }

    public SignalView get(Sql sql, UUID user, UUID id) {
        return sql.find(SELECT + " and s.id = $2", SignalStories::view, user, id)
                .orElseThrow(NotFound::of);
    }

    public Processed processed(Sql sql, UUID user, UUID id) {
        return sql.find(
                        "select classification, payload, is_valid, exchange from signal where user_id = $1 and id = $2",
                        row -> new Processed(
                                row.text("classification"),
                                row.text("payload"),
                                row.bool("is_valid"),
                                row.text("exchange")),
                        user,
                        id)
                .orElseThrow(NotFound::of);
    }

    /** The whole story in order: first what was known on arrival, then what the other services told. */
    public SignalTraceView trace(Sql sql, UUID user, UUID id) {
        SignalView signal = get(sql, user, id);
        List<TraceStepView> steps = new ArrayList<>();
        String payload = sql.one(
                "select story::text as story, payload, deliveries from signal where user_id = $1 and id = $2",
                row -> {
                    opening(steps, signal.receivedAt(), row);
                    return row.text("payload");
                },
                user,
                id);
        sql.list("""
                        select at, step, title, text, passed, figures::text as figures from signal_trace
                        where user_id = $1 and signal_id = $2 order by at, rank, ordinal, event_id limit $3""", row -> row, user, id, MAX_STEPS)
                .forEach(row -> steps.add(new TraceStepView(
                        steps.size() + 1,
                        row.instant("at"),
                        row.text("step"),
                        row.text("title"),
                        row.text("text"),
                        row.has("passed") ? row.bool("passed") : null,
                        figures(json.parse(row.text("figures"))))));
        boolean isFinal = SignalOutcome.valueOf(signal.outcome()).isFinal();
        return new SignalTraceView(signal, steps, payload, isFinal);
    }

    private void opening(List<TraceStepView> steps, Instant receivedAt, SqlRow row) {
        int deliveries = row.integer("deliveries");
        for (JsonNode node : json.parse(row.text("story"))) {
            StoryStep step = json.read(node, StoryStep.class);
            boolean wasRepeated = step.step().equals("DEDUPLICATED") && deliveries > 1;
            Map<String, String> figures = new TreeMap<>(step.figures());
            if (wasRepeated) {
                figures.put("deliveries", Integer.toString(deliveries));
            }
            String repeats = wasRepeated ? " It was delivered " + deliveries + " times and counted once." : "";
            steps.add(new TraceStepView(
                    steps.size() + 1,
                    receivedAt,
                    step.step(),
                    step.title(),
                    step.text() + repeats,
                    step.passed(),
                    figures));
        }
    }

    private static Map<String, String> figures(JsonNode tree) {
        Map<String, String> figures = new TreeMap<>();
        tree.propertyStream()
                .forEach(entry -> figures.put(entry.getKey(), entry.getValue().asText()));
        return figures;
    }

    private static SignalView view(SqlRow row) {
        return new SignalView(
                row.uuid("id"),
                row.uuid("hook_id"),
                row.text("hook_name"),
                row.uuid("account_id"),
                row.text("symbol"),
                row.text("exchange"),
                row.integer("timeframe_seconds"),
                row.text("classification"),
                row.constant("side", Side.class),
                row.decimal("entry_price"),
                row.text("outcome"),
                row.text("outcome_code"),
                row.text("outcome_text"),
                row.uuid("group_id"),
                row.instant("signal_at"),
                row.instant("received_at"),
                row.uuid("strategy_id"));
    }
}
