package dev.tradewind.risk.pretrade;

import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.contracts.events.PlanDecidedV1;
import dev.tradewind.contracts.plans.PlanV1;
import dev.tradewind.kit.events.Event;
import dev.tradewind.kit.events.EventLog;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.tenancy.Sql;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Decisions: stored and told in the transaction that made them (R10). */
@Singleton
class Decisions {
    private final EventLog events;
    private final Json json;
    private final MeterRegistry meters;

    Decisions(EventLog events, Json json, MeterRegistry meters) {
        this.events = events;
        this.json = json;
        this.meters = meters;
    }

    /** Whether this step of the signal has its answer, or waits for one. */
    boolean isDecidedOrHeld(Sql sql, Incoming incoming) {
        return sql.one(
                """
                select exists (select from decision
                                where user_id = $1 and signal_id = $2 and step = $3 and outcome <> 'QUEUED')
                    or exists (select from held_signal where user_id = $1 and signal_id = $2) as is_known""",
                row -> row.bool("is_known"),
                incoming.user(),
                incoming.signal().signalId(),
                incoming.step());
    }

    void tell(Sql sql, Incoming incoming, PlanDecidedV1 decided, BigDecimal heat) {
        PlanV1 plan = decided.plan();
        UUID group = plan != null
                ? plan.groupId()
                : decided.exit() == null ? null : decided.exit().groupId();
        sql.send(
                """
                insert into decision (user_id, decision_id, signal_id, step, account_id, symbol, outcome, kind, code,
                                      group_id, pyramid_index, candle_id, heat, data, decided_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)""",
                incoming.user(),
                decided.decisionId(),
                decided.signalId(),
                incoming.step(),
                decided.accountId(),
                decided.symbol(),
                decided.outcome(),
                decided.kind(),
                decided.code(),
                group,
                plan == null ? null : plan.pyramidIndex(),
                plan == null ? null : plan.candleId(),
                heat,
                json.write(decided),
                decided.decidedAt());
        events.append(
                sql,
                new Event(
                        EventTypes.PLAN_DECIDED,
                        incoming.user(),
                        decided.decisionId().toString(),
                        1,
                        Json.of(decided),
                        incoming.correlationId(),
                        incoming.causationId()));
        sql.afterCommit(() -> note(decided));
    }

    private void note(PlanDecidedV1 decided) {
        meters.counter("trading_risk_decisions_total", "outcome", decided.outcome(), "kind", decided.kind())
                .increment();
        Log.infof(
                "signal decided signalId=%s symbol=%s kind=%s outcome=%s code=%s",
                decided.signalId(), decided.symbol(), decided.kind(), decided.outcome(), decided.code());
    }

    /** The broker did not take an approved plan. True if this is news. */
    boolean refused(Sql sql, UUID user, UUID decision, String code) {
        return sql.update("""
                        update decision set refused_code = $3
                        where user_id = $1 and decision_id = $2 and refused_code is null""", user, decision, code) == 1;
    }

    Optional<PlanDecidedV1> find(Sql sql, UUID user, UUID decision) {
        return sql.find(
                "select data from decision where user_id = $1 and decision_id = $2",
                row -> json.read(row.text("data"), PlanDecidedV1.class),
                user,
                decision);
    }

    /** Everything decided about a signal, oldest first. */
    List<PlanDecidedV1> ofSignal(Sql sql, UUID user, UUID signal) {
        return sql.list(
                "select data from decision where user_id = $1 and signal_id = $2 order by decided_at, decision_id",
                row -> json.read(row.text("data"), PlanDecidedV1.class),
                user,
                signal);
    }
}
