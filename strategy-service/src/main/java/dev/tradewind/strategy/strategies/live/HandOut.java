package dev.tradewind.strategy.strategies.live;

import dev.tradewind.contracts.configurations.DcaConfigurationV1;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.signals.Alert;
import dev.tradewind.engine.signals.DedupeKey;
import dev.tradewind.engine.signals.Freshness;
import dev.tradewind.engine.strategies.StrategySignal;
import dev.tradewind.kit.ids.Ids;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.SqlRow;
import dev.tradewind.kit.tenancy.TenantTx;
import dev.tradewind.strategy.signals.application.NewSignal;
import dev.tradewind.strategy.signals.application.SignalSource;
import dev.tradewind.strategy.signals.application.SignalsConfig;
import dev.tradewind.strategy.signals.application.StoreSignal;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a strategy's decision a signal of one user, by the road that a webhook's alert takes; once, however often it is called (R8). */
@Singleton
class HandOut {
    private static final String HANDED_ON = "Handed on to the risk check.";

    private final TenantTx tx;
    private final StoreSignal signals;
    private final SignalsConfig config;
    private final Ids ids;
    private final InstantSource clock;
    private final Json json;

    HandOut(TenantTx tx, StoreSignal signals, SignalsConfig config, Ids ids, InstantSource clock, Json json) {
        this.tx = tx;
        this.signals = signals;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    /** A user's strategy as it is now, with the newest version of its configuration. */
    private record Receiver(String name, SignalSource.OfStrategy source, boolean mayTrade) {}

    /** Why a signal goes nowhere. */
    private record Refused(String code, String text) {}

    /** Stores the signal for one user unless the strategy was switched off or changed in the meantime. */
    void to(Wanted.Subscriber subscriber, String runKey, Decision decision) {
        tx.run(
                subscriber.user(),
                sql -> receiver(sql, subscriber, runKey)
                        .ifPresent(receiver -> signals.handle(sql, signal(subscriber, receiver, decision))));
    }

    private Optional<Receiver> receiver(Sql sql, Wanted.Subscriber subscriber, String runKey) {
        return sql.find("""
                select s.id, s.name, s.account_id, u.role, u.is_active, v.body::text as body
                from strategy s
                join known_user u on u.user_id = s.user_id
                join dca_configuration c on c.user_id = s.user_id and c.id = s.configuration_id
                join dca_configuration_version v
                  on v.user_id = c.user_id and v.configuration_id = c.id and v.version = c.current_version
                where s.user_id = $1 and s.id = $2 and s.run_key = $3 and s.is_enabled and s.deleted_at is null""", this::read, subscriber.user(), subscriber.strategy(), runKey);
    }

    private Receiver read(SqlRow row) {
        return new Receiver(
                row.text("name"),
                new SignalSource.OfStrategy(
                        row.uuid("id"), row.uuid("account_id"), json.read(row.text("body"), DcaConfigurationV1.class)),
                row.bool("is_active") && !row.text("role").equals("viewer"));
    }

    private NewSignal signal(Wanted.Subscriber subscriber, Receiver receiver, Decision decision) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant signalAt = now.minus(decision.lateBy()).truncatedTo(ChronoUnit.MICROS);
        Refused refused = refused(receiver, decision, signalAt, now).orElse(null);
        String code = refused == null ? null : refused.code();
        String text = refused == null ? HANDED_ON : refused.text();
        StrategySignal signal = decision.signal();
        return new NewSignal(
                subscriber.user(),
                ids.next(),
                receiver.source(),
                alert(decision),
                DedupeKey.of(decision.barOpensAt(), decision.kind()),
                decision.series().timeframe().timeframe().candleOf(Instant.ofEpochSecond(decision.barOpensAt())),
                signalAt,
                now,
                signal.sizeFactor() < 1 ? BigDecimal.valueOf(signal.sizeFactor()) : null,
                code,
                text,
                payload(receiver.name(), decision),
                StrategyStory.of(receiver.name(), receiver.source().configuration(), decision, code, text));
    }

    /** Entries need passed filters, a fresh candle, a user who may trade and a stop; ways out need nothing (D-07, D-09). */
    private Optional<Refused> refused(Receiver receiver, Decision decision, Instant signalAt, Instant now) {
        if (decision.refusal() != null) {
            return Optional.of(new Refused(
                    decision.refusal().code().name(),
                    "Held back by a filter: " + decision.refusal().explanation().text()));
        }
        if (!decision.kind().opensRisk()) {
            return Optional.empty();
        }
        if (Freshness.of(decision.kind(), signalAt, now, config.window()) == Freshness.STALE) {
            return Optional.of(new Refused(
                    "STALE",
                    "Entry ignored: its candle closed " + decision.lateBy().toSeconds() + " seconds ago, at most "
                            + config.window().toSeconds() + " are allowed"));
        }
        if (!receiver.mayTrade()) {
            return Optional.of(new Refused("ROLE_TOO_LOW", "Entry ignored: the user's role does not allow trading"));
        }
        if (receiver.source().configuration().stopLossPercent() == null) {
            return Optional.of(new Refused(
                    "STOP_REQUIRED",
                    "Entry ignored: a strategy's position must have a stop, and the configuration "
                            + receiver.source().configuration().name() + " has none any more"));
        }
        return Optional.empty();
    }

    private static Alert alert(Decision decision) {
        // without an entry price P0 is the market's when risk decides (C-46), as in a backtest the next bar's open
        return new Alert(
                decision.series().venue(),
                Symbol.of(decision.series().symbol()),
                decision.series().timeframe().timeframe(),
                decision.kind(),
                decision.signal().side(),
                "strategy " + decision.type().id(),
                null,
                decision.close(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private String payload(String name, Decision decision) {
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        payload.put("strategy", name);
        payload.put("type", decision.type().id());
        payload.put("values", new java.util.TreeMap<>(decision.values()));
        payload.put(
                "candleOpensAt", Instant.ofEpochSecond(decision.barOpensAt()).toString());
        payload.put("candleClosesAt", decision.closedAt().toString());
        payload.put("close", decision.close());
        payload.put("kind", decision.signal().kind().name());
        payload.put("side", decision.signal().side().name());
        payload.put("sizeFactor", BigDecimal.valueOf(decision.signal().sizeFactor()));
        payload.put("explanation", decision.signal().explanation().text());
        if (decision.refusal() != null) {
            payload.put("refusedBy", decision.refusal().explanation().text());
        }
        return json.write(payload);
    }
}
