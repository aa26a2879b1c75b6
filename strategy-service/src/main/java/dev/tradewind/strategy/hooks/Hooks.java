package dev.tradewind.strategy.hooks;

import dev.tradewind.contracts.events.AuditedActionV1;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.contracts.events.HookChangedV1;
import dev.tradewind.contracts.rest.HookSecretView;
import dev.tradewind.contracts.rest.HookView;
import dev.tradewind.contracts.rest.Page;
import dev.tradewind.kit.events.Event;
import dev.tradewind.kit.events.EventLog;
import dev.tradewind.kit.ids.Ids;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.problem.Conflict;
import dev.tradewind.kit.problem.NotFound;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.SqlRow;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The user's hooks: made, listed, changed, paused, rotated and deleted, each with an audit fact in the same commit. */
@Singleton
class Hooks {
    private static final String SELECT = """
            select h.*, h.field_mapping::text as mapping, c.name as configuration_name, s.signals, s.last_signal_at
            from hook h
            join dca_configuration c on c.user_id = h.user_id and c.id = h.configuration_id
            left join lateral (
              select count(*) as signals, max(received_at) as last_signal_at from signal
              where user_id = h.user_id and hook_id = h.id) s on true
            where h.user_id = $1 and h.deleted_at is null""";

    private final EventLog events;
    private final Ids ids;
    private final InstantSource clock;
    private final Json json;
    private final HooksConfig config;
    private final SecureRandom random = new SecureRandom();

    Hooks(EventLog events, Ids ids, InstantSource clock, Json json, HooksConfig config) {
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
        this.config = config;
    }

    /** Who does it and from where, for the audit. */
    record Actor(UUID user, @Nullable String ip) {}

    Page<HookView> list(Sql sql, UUID user, int limit, int offset) {
        List<HookView> items =
                sql.list(SELECT + " order by lower(h.name) limit $2 offset $3", this::view, user, limit, offset);
        return new Page<>(items, count(sql, user), limit, offset);
    }

    HookView get(Sql sql, UUID user, UUID id) {
        return sql.find(SELECT + " and h.id = $2", this::view, user, id).orElseThrow(NotFound::of);
    }

    HookSecretView create(Sql sql, Actor actor, CheckedHook wanted) {
        UUID user = actor.user();
        if (count(sql, user) >= config.maxPerUser()) {
            throw Conflict.of("TOO_MANY", "You have " + config.maxPerUser() + " hooks; delete one first.");
        }
        wanted.requireTargets(sql, user);
        Instant now = clock.instant();
        UUID id = ids.next();
        HookToken token = HookToken.random(random);
        int made = sql.update(
                """
                insert into hook (user_id, id, name, account_id, configuration_id, is_active, token_hash, token_hint,
                                  required_secret_hash, field_mapping, version, created_at, updated_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11, $11)
                on conflict (user_id, lower(name)) where deleted_at is null do nothing""",
                user,
                id,
                wanted.name(),
                wanted.accountId(),
                wanted.configurationId(),
                wanted.isActive() == null || wanted.isActive(),
                token.hash(),
                token.hint(),
                wanted.secretHash(null),
                Json.of(wanted.mapping() == null ? Map.of() : wanted.mapping()),
                now);
        if (made == 0) {
            throw nameTaken(wanted.name());
        }
        HookView view = get(sql, user, id);
        tell(sql, actor, view, "CREATED", null, now);
        return secret(user, view, token, wanted.secretHash(null) != null);
    }

    HookView change(Sql sql, Actor actor, UUID id, long seenVersion, CheckedHook wanted) {
        UUID user = actor.user();
        HookView before = locked(sql, user, id, seenVersion);
        wanted.requireTargets(sql, user);
        if (isNameTaken(sql, user, id, wanted.name())) {
            throw nameTaken(wanted.name());
        }
        Instant now = clock.instant();
        byte[] oldSecret = sql.one(
                        "select required_secret_hash from hook where user_id = $1 and id = $2",
                        row -> new StoredSecret(row.bytes("required_secret_hash")),
                        user,
                        id)
                .hash();
        boolean isActive = wanted.isActive() == null ? before.isActive() : wanted.isActive();
        sql.update(
                """
                update hook set name = $3, account_id = $4, configuration_id = $5, is_active = $6,
                  required_secret_hash = $7, field_mapping = $8, version = version + 1, updated_at = $9
                where user_id = $1 and id = $2""",
                user,
                id,
                wanted.name(),
                wanted.accountId(),
                wanted.configurationId(),
                isActive,
                wanted.secretHash(oldSecret),
                Json.of(wanted.mapping() == null ? before.fieldMapping() : wanted.mapping()),
                now);
        HookView after = get(sql, user, id);
        tell(sql, actor, after, changeOf(before, after), before, now);
        return after;
    }

    HookView setActive(Sql sql, Actor actor, UUID id, @Nullable Long seenVersion, boolean isActive) {
        HookView before = locked(sql, actor.user(), id, seenVersion);
        if (before.isActive() == isActive) {
            return before;
        }
        Instant now = clock.instant();
        sql.update("""
                update hook set is_active = $3, version = version + 1, updated_at = $4
                where user_id = $1 and id = $2""", actor.user(), id, isActive, now);
        HookView after = get(sql, actor.user(), id);
        tell(sql, actor, after, changeOf(before, after), before, now);
        return after;
    }

    /** A new token; the old one keeps working for the overlap, an even older one ends now. */
    HookSecretView rotate(Sql sql, Actor actor, UUID id, @Nullable Long seenVersion) {
        HookView before = locked(sql, actor.user(), id, seenVersion);
        Instant now = clock.instant();
        HookToken token = HookToken.random(random);
        boolean requiresSecret = sql.one(
                """
                update hook set previous_token_hash = token_hash, previous_token_valid_until = $3, token_hash = $4,
                  token_hint = $5, version = version + 1, updated_at = $6
                where user_id = $1 and id = $2 returning required_secret_hash is not null as asked""",
                row -> row.bool("asked"),
                actor.user(),
                id,
                now.plus(config.rotationOverlap()),
                token.hash(),
                token.hint(),
                now);
        HookView after = get(sql, actor.user(), id);
        tell(sql, actor, after, "ROTATED", before, now);
        return secret(actor.user(), after, token, requiresSecret);
    }

    /** The address answers 404 from now on; the signals stay. */
    void delete(Sql sql, Actor actor, UUID id, @Nullable Long seenVersion) {
        HookView before = locked(sql, actor.user(), id, seenVersion);
        Instant now = clock.instant();
        sql.update("""
                update hook set deleted_at = $3, is_active = false, version = version + 1, updated_at = $3
                where user_id = $1 and id = $2""", actor.user(), id, now);
        tell(sql, actor, before, "DELETED", before, now);
    }

    private record StoredSecret(byte @Nullable [] hash) {}

    private HookView locked(Sql sql, UUID user, UUID id, @Nullable Long seenVersion) {
        List<UUID> locked = sql.list(
                "select id from hook where user_id = $1 and id = $2 and deleted_at is null for update",
                row -> row.uuid("id"),
                user,
                id);
        if (locked.isEmpty()) {
            throw NotFound.of();
        }
        HookView view = get(sql, user, id);
        if (seenVersion != null && view.version() != seenVersion) {
            throw Conflict.stale(view.version(), Json.of(view));
        }
        return view;
    }

    private static String changeOf(HookView before, HookView after) {
        if (before.isActive() == after.isActive()) {
            return "UPDATED";
        }
        return after.isActive() ? "RESUMED" : "PAUSED";
    }

    private void tell(Sql sql, Actor actor, HookView hook, String change, @Nullable HookView before, Instant now) {
        boolean isGone = change.equals("DELETED");
        events.append(
                sql,
                Event.of(
                        EventTypes.HOOK_CHANGED,
                        actor.user(),
                        hook.id(),
                        hook.version(),
                        new HookChangedV1(hook.id(), hook.name(), change, now)),
                Event.of(
                        EventTypes.actionAudited("strategy"),
                        actor.user(),
                        hook.id(),
                        hook.version(),
                        new AuditedActionV1(
                                actor.user().toString(),
                                "hook." + change.toLowerCase(java.util.Locale.ROOT),
                                "hook",
                                hook.id().toString(),
                                before == null ? null : json.write(audited(before)),
                                isGone ? null : json.write(audited(hook)),
                                null,
                                actor.ip(),
                                now)));
    }

    /** What the audit keeps of a hook: neither token nor counters. */
    private static Map<String, Object> audited(HookView hook) {
        return Map.of(
                "name", hook.name(),
                "accountId", hook.accountId(),
                "configurationId", hook.configurationId(),
                "isActive", hook.isActive(),
                "tokenHint", hook.tokenHint(),
                "fieldMapping", hook.fieldMapping(),
                "version", hook.version());
    }

    private static HookSecretView secret(UUID user, HookView view, HookToken token, boolean requiresSecret) {
        return new HookSecretView(
                view, token.text(), "/api/webhook/" + user + "/" + token.text(), ExampleAlert.body(requiresSecret));
    }

    private static long count(Sql sql, UUID user) {
        return sql.one(
                "select count(*) as n from hook where user_id = $1 and deleted_at is null",
                row -> row.number("n"),
                user);
    }

    private static boolean isNameTaken(Sql sql, UUID user, UUID except, String name) {
        return sql.one("""
                select exists (select 1 from hook
                  where user_id = $1 and id <> $2 and lower(name) = lower($3) and deleted_at is null) as taken""", row -> row.bool("taken"), user, except, name);
    }

    private static Conflict nameTaken(String name) {
        return Conflict.of("NAME_TAKEN", "You already have a hook called " + name + ".");
    }

    private HookView view(SqlRow row) {
        Instant previousUntil = row.instant("previous_token_valid_until");
        return new HookView(
                row.uuid("id"),
                row.text("name"),
                row.uuid("account_id"),
                row.uuid("configuration_id"),
                row.text("configuration_name"),
                row.bool("is_active"),
                row.text("token_hint"),
                previousUntil != null && previousUntil.isAfter(clock.instant()) ? previousUntil : null,
                row.instant("last_signal_at"),
                row.number("signals"),
                HookDirectory.mapping(json, row.text("mapping")),
                row.number("version"),
                row.instant("created_at"));
    }
}
