package dev.tradewind.strategy.dcaconfigurations;

import dev.tradewind.contracts.configurations.DcaConfigurationV1;
import dev.tradewind.contracts.events.AuditedActionV1;
import dev.tradewind.contracts.events.ConfigurationChangedV1;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.contracts.rest.DcaConfigurationView;
import dev.tradewind.contracts.rest.Page;
import dev.tradewind.engine.grid.DcaConfiguration;
import dev.tradewind.kit.events.Event;
import dev.tradewind.kit.events.EventLog;
import dev.tradewind.kit.ids.Ids;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.problem.Conflict;
import dev.tradewind.kit.problem.NotFound;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.SqlRow;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The user's configurations. A change is a new version; versions stay, because groups keep the one they were opened with. */
@Singleton
public class DcaConfigurations {
    static final int MAX_PER_USER = 200;

    private static final String NEWEST = """
            select c.created_at, c.updated_at, c.current_version, v.body from dca_configuration c
            join dca_configuration_version v
              on v.user_id = c.user_id and v.configuration_id = c.id and v.version = c.current_version
            where c.user_id = $1 and c.deleted_at is null""";

    private final EventLog events;
    private final Ids ids;
    private final InstantSource clock;
    private final Json json;

    DcaConfigurations(EventLog events, Ids ids, InstantSource clock, Json json) {
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    /** Who does it, for the audit. */
    record Actor(String name, @Nullable String ip) {
        static final Actor SYSTEM = new Actor("SYSTEM", null);
    }

    Page<DcaConfigurationView> list(Sql sql, UUID user, int limit, int offset) {
        List<DcaConfigurationView> items = sql.list(
                NEWEST + " order by lower(c.name) limit $2 offset $3", DcaConfigurations::view, user, limit, offset);
        return new Page<>(items, count(sql, user), limit, offset);
    }

    DcaConfigurationView get(Sql sql, UUID user, UUID id) {
        return sql.find(NEWEST + " and c.id = $2", DcaConfigurations::view, user, id)
                .orElseThrow(NotFound::of);
    }

    /** For other features: the newest version of a configuration that is in use. */
    public DcaConfigurationV1 newest(Sql sql, UUID user, UUID id) {
        return get(sql, user, id).configuration();
    }

    /** All versions of a configuration, newest first; also of a deleted one, because groups may still run on it. */
    Page<DcaConfigurationV1> versions(Sql sql, UUID user, UUID id, int limit, int offset) {
        long total = sql.one(
                "select count(*) as n from dca_configuration_version where user_id = $1 and configuration_id = $2",
                row -> row.number("n"),
                user,
                id);
        if (total == 0) {
            throw NotFound.of();
        }
        List<DcaConfigurationV1> items =
                sql.list("""
                select body from dca_configuration_version where user_id = $1 and configuration_id = $2
                order by version desc limit $3 offset $4""", row -> row.json("body", DcaConfigurationV1.class), user, id, limit, offset);
        return new Page<>(items, total, limit, offset);
    }

    DcaConfigurationView create(Sql sql, UUID user, Actor actor, String name, DcaConfiguration configuration) {
        if (count(sql, user) >= MAX_PER_USER) {
            throw Conflict.of("TOO_MANY", "You have " + MAX_PER_USER + " configurations; delete one first.");
        }
        Instant now = clock.instant();
        UUID id = ids.next();
        int made = sql.update("""
                insert into dca_configuration (user_id, id, name, current_version, created_at, updated_at)
                values ($1, $2, $3, 1, $4, $4)
                on conflict (user_id, lower(name)) where deleted_at is null do nothing""", user, id, name, now);
        if (made == 0) {
            throw nameTaken(name);
        }
        DcaConfigurationV1 wire = WireConfigurations.toWire(configuration, id, 1, name);
        insertVersion(sql, user, wire, now);
        tell(sql, user, actor, wire, "configuration.created", null, now);
        return new DcaConfigurationView(wire, 1, now, now);
    }

    /** The next version, if the one the user saw is still the newest (D-20). */
    DcaConfigurationView change(
            Sql sql, UUID user, Actor actor, UUID id, long seenVersion, String name, DcaConfiguration configuration) {
        lock(sql, user, id);
        DcaConfigurationView before = get(sql, user, id);
        if (before.version() != seenVersion) {
            throw Conflict.stale(before.version(), Json.of(before));
        }
        int version = Math.toIntExact(seenVersion + 1);
        DcaConfigurationV1 wire = WireConfigurations.toWire(configuration, id, version, name);
        Instant now = clock.instant();
        if (isNameTaken(sql, user, id, name)) {
            throw nameTaken(name);
        }
        sql.update("""
                update dca_configuration set name = $3, current_version = $4, updated_at = $5
                where user_id = $1 and id = $2""", user, id, name, version, now);
        insertVersion(sql, user, wire, now);
        tell(sql, user, actor, wire, "configuration.changed", before.configuration(), now);
        return new DcaConfigurationView(wire, version, before.createdAt(), now);
    }

    /** Takes a configuration out of use; refused while a hook or a strategy feeds it. */
    void delete(Sql sql, UUID user, Actor actor, UUID id, @Nullable Long seenVersion) {
        lock(sql, user, id);
        DcaConfigurationView before = get(sql, user, id);
        if (seenVersion != null && before.version() != seenVersion) {
            throw Conflict.stale(before.version(), Json.of(before));
        }
        List<String> feeders = sql.list("""
                select name from hook where user_id = $1 and configuration_id = $2 and deleted_at is null
                union all
                select name from strategy where user_id = $1 and configuration_id = $2 and deleted_at is null
                order by name limit 5""", row -> row.text("name"), user, id);
        if (!feeders.isEmpty()) {
            throw Conflict.of(
                    "CONFIGURATION_IN_USE",
                    "Hooks or strategies feed this configuration: " + String.join(", ", feeders)
                            + ". Point them to another one first.");
        }
        Instant now = clock.instant();
        sql.update(
                "update dca_configuration set deleted_at = $3, updated_at = $3 where user_id = $1 and id = $2",
                user,
                id,
                now);
        audit(sql, user, actor, before.configuration(), "configuration.deleted", before.configuration(), null, now);
    }

    private static void lock(Sql sql, UUID user, UUID id) {
        List<UUID> locked = sql.list(
                "select id from dca_configuration where user_id = $1 and id = $2 and deleted_at is null for update",
                row -> row.uuid("id"),
                user,
                id);
        if (locked.isEmpty()) {
            throw NotFound.of();
        }
    }

    private static boolean isNameTaken(Sql sql, UUID user, UUID except, String name) {
        return sql.one("""
                select exists (select 1 from dca_configuration
                  where user_id = $1 and id <> $2 and lower(name) = lower($3) and deleted_at is null) as taken""", row -> row.bool("taken"), user, except, name);
    }

    private static long count(Sql sql, UUID user) {
        return sql.one(
                "select count(*) as n from dca_configuration where user_id = $1 and deleted_at is null",
                row -> row.number("n"),
                user);
    }

    private static void insertVersion(Sql sql, UUID user, DcaConfigurationV1 wire, Instant now) {
        sql.update("""
                insert into dca_configuration_version (user_id, configuration_id, version, body, created_at)
                values ($1, $2, $3, $4, $5)""", user, wire.configurationId(), wire.version(), Json.of(wire), now);
    }

    private void tell(
            Sql sql,
            UUID user,
            Actor actor,
            DcaConfigurationV1 wire,
            String action,
            @Nullable DcaConfigurationV1 before,
            Instant now) {
        events.append(
                sql,
                Event.of(
                        EventTypes.CONFIGURATION_CHANGED,
                        user,
                        wire.configurationId(),
                        wire.version(),
                        new ConfigurationChangedV1(wire.configurationId(), wire.version(), wire.name(), now)));
        audit(sql, user, actor, wire, action, before, wire, now);
    }

    private void audit(
            Sql sql,
            UUID user,
            Actor actor,
            DcaConfigurationV1 subject,
            String action,
            @Nullable DcaConfigurationV1 before,
            @Nullable DcaConfigurationV1 after,
            Instant now) {
        events.append(
                sql,
                Event.of(
                        EventTypes.actionAudited("strategy"),
                        user,
                        subject.configurationId(),
                        subject.version(),
                        new AuditedActionV1(
                                actor.name(),
                                action,
                                "dca-configuration",
                                subject.configurationId().toString(),
                                before == null ? null : json.write(before),
                                after == null ? null : json.write(after),
                                null,
                                actor.ip(),
                                now)));
    }

    private static Conflict nameTaken(String name) {
        return Conflict.of("NAME_TAKEN", "You already have a configuration called " + name + ".");
    }

    private static DcaConfigurationView view(SqlRow row) {
        return new DcaConfigurationView(
                row.json("body", DcaConfigurationV1.class),
                row.number("current_version"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }
}
