package dev.tradewind.strategy.strategies;

import dev.tradewind.contracts.configurations.DcaConfigurationV1;
import dev.tradewind.contracts.events.AuditedActionV1;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.contracts.rest.Page;
import dev.tradewind.contracts.rest.StrategyView;
import dev.tradewind.engine.bars.CandleTimeframe;
import dev.tradewind.engine.signals.Timeframe;
import dev.tradewind.kit.events.Event;
import dev.tradewind.kit.events.EventLog;
import dev.tradewind.kit.ids.Ids;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.problem.Conflict;
import dev.tradewind.kit.problem.Invalid;
import dev.tradewind.kit.problem.NotFound;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.strategy.accounts.TradingAccount;
import dev.tradewind.strategy.accounts.TradingAccounts;
import dev.tradewind.strategy.instruments.KnownInstruments;
import dev.tradewind.strategy.marketdata.CandleKey;
import dev.tradewind.strategy.strategies.live.RunKey;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The user's strategies: made, listed, changed, switched and deleted, each with an audit fact in the same commit. */
@Singleton
class Strategies {
    private final EventLog events;
    private final Ids ids;
    private final InstantSource clock;
    private final Json json;
    private final StrategiesConfig config;
    private final StrategyViews views;
    private final TradingAccounts accounts;
    private final KnownInstruments instruments;

    Strategies(
            EventLog events,
            Ids ids,
            InstantSource clock,
            Json json,
            StrategiesConfig config,
            StrategyViews views,
            TradingAccounts accounts,
            KnownInstruments instruments) {
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
        this.config = config;
        this.views = views;
        this.accounts = accounts;
        this.instruments = instruments;
    }

    /** Who does it and from where, for the audit. */
    record Actor(UUID user, @Nullable String ip) {}

    Page<StrategyView> list(Sql sql, UUID user, int limit, int offset) {
        return new Page<>(views.list(sql, user, limit, offset), count(sql, user), limit, offset);
    }

    StrategyView get(Sql sql, UUID user, UUID id) {
        return views.find(sql, user, id).orElseThrow(NotFound::of);
    }

    StrategyView create(Sql sql, Actor actor, CheckedStrategy wanted) {
        UUID user = actor.user();
        if (count(sql, user) >= config.maxPerUser()) {
            throw Conflict.of("TOO_MANY", "You have " + config.maxPerUser() + " strategies; delete one first.");
        }
        CandleKey series = series(sql, user, wanted);
        boolean isEnabled = wanted.isEnabled() == null || wanted.isEnabled();
        if (isEnabled) {
            requireFreeMarket(sql, user, null, wanted.accountId(), series);
        }
        UUID id = ids.next();
        Instant now = clock.instant();
        int made = sql.update(
                """
                insert into strategy (user_id, id, name, type_id, parameter_values, run_key, venue, symbol,
                                      timeframe_seconds, account_id, configuration_id, is_enabled, version, created_at,
                                      updated_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1, $13, $13)
                on conflict (user_id, lower(name)) where deleted_at is null do nothing""",
                user,
                id,
                wanted.name(),
                wanted.type().id(),
                Json.of(wanted.values().values()),
                RunKey.of(wanted.type().id(), wanted.values(), series),
                series.venue(),
                series.symbol(),
                series.timeframe().seconds(),
                wanted.accountId(),
                wanted.configurationId(),
                isEnabled,
                now);
        if (made == 0) {
            throw nameTaken(wanted.name());
        }
        StrategyView view = get(sql, user, id);
        audit(sql, actor, "created", null, view, now);
        return view;
    }

    StrategyView change(Sql sql, Actor actor, UUID id, long seenVersion, CheckedStrategy wanted) {
        UUID user = actor.user();
        StrategyView before = locked(sql, user, id, seenVersion);
        CandleKey series = series(sql, user, wanted);
        if (isNameTaken(sql, user, id, wanted.name())) {
            throw nameTaken(wanted.name());
        }
        boolean isEnabled = wanted.isEnabled() == null ? before.isEnabled() : wanted.isEnabled();
        if (isEnabled) {
            requireFreeMarket(sql, user, id, wanted.accountId(), series);
        }
        Instant now = clock.instant();
        sql.update(
                """
                update strategy set name = $3, type_id = $4, parameter_values = $5, run_key = $6, venue = $7, symbol = $8,
                  timeframe_seconds = $9, account_id = $10, configuration_id = $11, is_enabled = $12,
                  version = version + 1, updated_at = $13
                where user_id = $1 and id = $2""",
                user,
                id,
                wanted.name(),
                wanted.type().id(),
                Json.of(wanted.values().values()),
                RunKey.of(wanted.type().id(), wanted.values(), series),
                series.venue(),
                series.symbol(),
                series.timeframe().seconds(),
                wanted.accountId(),
                wanted.configurationId(),
                isEnabled,
                now);
        StrategyView after = get(sql, user, id);
        audit(sql, actor, "updated", before, after, now);
        return after;
    }

    StrategyView switched(Sql sql, Actor actor, UUID id, @Nullable Long seenVersion, boolean isEnabled) {
        StrategyView before = locked(sql, actor.user(), id, seenVersion);
        if (before.isEnabled() == isEnabled) {
            return before;
        }
        if (isEnabled) {
            requireSuitable(sql, actor.user(), before.configurationId());
            requireFreeMarket(sql, actor.user(), id, before.accountId(), series(before));
        }
        Instant now = clock.instant();
        sql.update("""
                update strategy set is_enabled = $3, version = version + 1, updated_at = $4
                where user_id = $1 and id = $2""", actor.user(), id, isEnabled, now);
        StrategyView after = get(sql, actor.user(), id);
        audit(sql, actor, isEnabled ? "enabled" : "disabled", before, after, now);
        return after;
    }

    /** It gives no signals from now on; those it gave stay. */
    void delete(Sql sql, Actor actor, UUID id, @Nullable Long seenVersion) {
        StrategyView before = locked(sql, actor.user(), id, seenVersion);
        Instant now = clock.instant();
        sql.update("""
                update strategy set deleted_at = $3, is_enabled = false, version = version + 1, updated_at = $3
                where user_id = $1 and id = $2""", actor.user(), id, now);
        audit(sql, actor, "deleted", before, null, now);
    }

    /** Account, configuration and symbol must be there; the account's broker is the venue whose candles count. */
    private CandleKey series(Sql sql, UUID user, CheckedStrategy wanted) {
        List<Invalid.FieldError> errors = new ArrayList<>();
        TradingAccount account = accounts.find(sql, user, wanted.accountId()).orElse(null);
        if (account == null) {
            errors.add(new Invalid.FieldError("accountId", "UNKNOWN", "You have no such account."));
        }
        configuration(sql, user, wanted.configurationId(), errors);
        if (instruments.find(sql, wanted.symbol()).isEmpty()) {
            errors.add(new Invalid.FieldError(
                    "symbol",
                    "UNKNOWN",
                    wanted.symbol() + " cannot be traded here. Known symbols: "
                            + String.join(", ", instruments.symbols(sql)) + "."));
        }
        if (!errors.isEmpty() || account == null) {
            throw new Invalid(errors);
        }
        return new CandleKey(
                account.broker().toUpperCase(Locale.ROOT), wanted.symbol().value(), wanted.timeframe());
    }

    private static CandleKey series(StrategyView view) {
        return new CandleKey(
                view.venue(),
                view.symbol(),
                CandleTimeframe.of(new Timeframe(view.timeframeSeconds())).orElseThrow());
    }

    /** A position belongs to account, symbol and timeframe (D-01), so two strategies there would leave each other's positions. */
    private static void requireFreeMarket(Sql sql, UUID user, @Nullable UUID except, UUID account, CandleKey series) {
        // one at a time per user, so that two requests do not both find it free
        sql.list(
                "select pg_advisory_xact_lock(hashtextextended($1, 0)) is null as locked",
                row -> row.bool("locked"),
                "strategy " + user);
        sql.find(
                        """
                        select name from strategy
                        where user_id = $1 and account_id = $2 and symbol = $3 and timeframe_seconds = $4 and is_enabled
                          and deleted_at is null and ($5::uuid is null or id <> $5)""",
                        row -> row.text("name"),
                        user,
                        account,
                        series.symbol(),
                        series.timeframe().seconds(),
                        except)
                .ifPresent(name -> {
                    throw Conflict.of(
                            "MARKET_TAKEN",
                            "The strategy " + name + " runs on " + series.symbol() + " "
                                    + series.timeframe().label()
                                    + " of this account; their exits would close each other's positions. Switch it off, or"
                                    + " take another timeframe or account.");
                });
    }

    private void requireSuitable(Sql sql, UUID user, UUID configuration) {
        List<Invalid.FieldError> errors = new ArrayList<>();
        configuration(sql, user, configuration, errors);
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }

    private void configuration(Sql sql, UUID user, UUID id, List<Invalid.FieldError> errors) {
        // locked, so that it cannot be deleted while a strategy turns to it
        sql.find("""
                        select v.body::text as body from dca_configuration c
                        join dca_configuration_version v
                          on v.user_id = c.user_id and v.configuration_id = c.id and v.version = c.current_version
                        where c.user_id = $1 and c.id = $2 and c.deleted_at is null for share of c""", row -> json.read(row.text("body"), DcaConfigurationV1.class), user, id)
                .ifPresentOrElse(
                        configuration -> CheckedStrategy.unsuited(configuration).ifPresent(errors::add),
                        () -> errors.add(new Invalid.FieldError(
                                "configurationId", "UNKNOWN", "You have no such configuration.")));
    }

    private StrategyView locked(Sql sql, UUID user, UUID id, @Nullable Long seenVersion) {
        List<UUID> locked = sql.list(
                "select id from strategy where user_id = $1 and id = $2 and deleted_at is null for update",
                row -> row.uuid("id"),
                user,
                id);
        if (locked.isEmpty()) {
            throw NotFound.of();
        }
        StrategyView view = get(sql, user, id);
        if (seenVersion != null && view.version() != seenVersion) {
            throw Conflict.stale(view.version(), Json.of(view));
        }
        return view;
    }

    private void audit(
            Sql sql,
            Actor actor,
            String change,
            @Nullable StrategyView before,
            @Nullable StrategyView after,
            Instant now) {
        StrategyView of = after == null ? before : after;
        if (of == null) {
            throw new IllegalStateException("nothing was changed");
        }
        events.append(
                sql,
                Event.of(
                        EventTypes.actionAudited("strategy"),
                        actor.user(),
                        of.id(),
                        of.version(),
                        new AuditedActionV1(
                                actor.user().toString(),
                                "strategy." + change,
                                "strategy",
                                of.id().toString(),
                                before == null ? null : json.write(audited(before)),
                                after == null ? null : json.write(audited(after)),
                                null,
                                actor.ip(),
                                now)));
    }

    /** What the audit keeps of a strategy: what the user set, no counters. */
    private static Map<String, Object> audited(StrategyView strategy) {
        return Map.of(
                "name", strategy.name(),
                "typeId", strategy.typeId(),
                "values", strategy.values(),
                "symbol", strategy.symbol(),
                "timeframe", strategy.timeframe(),
                "accountId", strategy.accountId(),
                "configurationId", strategy.configurationId(),
                "isEnabled", strategy.isEnabled(),
                "version", strategy.version());
    }

    private static long count(Sql sql, UUID user) {
        return sql.one(
                "select count(*) as n from strategy where user_id = $1 and deleted_at is null",
                row -> row.number("n"),
                user);
    }

    private static boolean isNameTaken(Sql sql, UUID user, UUID except, String name) {
        return sql.one("""
                select exists (select 1 from strategy
                  where user_id = $1 and id <> $2 and lower(name) = lower($3) and deleted_at is null) as taken""", row -> row.bool("taken"), user, except, name);
    }

    private static Conflict nameTaken(String name) {
        return Conflict.of("NAME_TAKEN", "You already have a strategy called " + name + ".");
    }
}
