package dev.tradewind.strategy.hooks;

import dev.tradewind.contracts.configurations.DcaConfigurationV1;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.kit.events.CommittedEvents;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.SqlRow;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the hook that an alert is for, by the same statements for every user and token, so that a stranger learns nothing. What
 * was found is remembered for a moment: until the user changes a hook or a configuration here, and no longer than a role or an
 * account may be out of date anyway.
 */
@Singleton
public class HookDirectory {
    private static final Set<String> CHANGES = Set.of(EventTypes.HOOK_CHANGED, EventTypes.CONFIGURATION_CHANGED);

    private static final String SELECT = """
            select h.id, h.name, h.account_id, a.name as account_name, a.broker, a.mode, h.is_active, u.role,
                   h.required_secret_hash, h.field_mapping::text as field_mapping, v.body::text as body
            from hook h
            join known_user u on u.user_id = h.user_id and u.is_active
            join trading_account a on a.user_id = h.user_id and a.account_id = h.account_id
            join dca_configuration c on c.user_id = h.user_id and c.id = h.configuration_id
            join dca_configuration_version v
              on v.user_id = c.user_id and v.configuration_id = c.id and v.version = c.current_version
            where h.user_id = $1 and h.deleted_at is null""";

    private static final String BY_TOKEN = SELECT + " and h.token_hash = $2";

    private static final String BY_PREVIOUS_TOKEN =
            SELECT + " and h.previous_token_hash = $2 and h.previous_token_valid_until > $3";

    private static final String BY_ID = SELECT + " and h.id = $2";

    private static final int MOST_USERS = 10_000;

    private final Json json;
    private final HooksConfig config;
    private final CommittedEvents committed;
    private final Map<UUID, Map<ByteBuffer, Remembered>> remembered = new ConcurrentHashMap<>();

    HookDirectory(Json json, HooksConfig config, CommittedEvents committed) {
        this.json = json;
        this.config = config;
        this.committed = committed;
    }

    private record Remembered(ReceivingHook hook, Instant until) {}

    void start(@Observes StartupEvent event) {
        committed.listen(events -> events.stream()
                .filter(told -> CHANGES.contains(told.type()) && told.userId() != null)
                .forEach(told -> remembered.remove(told.userId())));
    }

    /** The hook with this token, if it was found a moment ago. */
    public Optional<ReceivingHook> remembered(UUID user, byte[] tokenHash, Instant now) {
        return Optional.ofNullable(remembered.getOrDefault(user, Map.of()).get(ByteBuffer.wrap(tokenHash)))
                .filter(known -> now.isBefore(known.until()))
                .map(Remembered::hook);
    }

    /** SHA-256 of a token, under which it is looked up. */
    public static byte[] tokenHash(String token) {
        return HookToken.sha256(token);
    }

    /** The hook with this token, current or within the overlap after a rotation, if its user is active. */
    public Optional<ReceivingHook> withToken(Sql sql, UUID user, byte[] tokenHash, Instant now) {
        Optional<ReceivingHook> found = sql.find(BY_TOKEN, this::read, user, tokenHash);
        found.ifPresent(hook -> remember(user, tokenHash, new Remembered(hook, now.plus(config.remembered()))));
        // a token that ends soon is asked for each time
        return found.or(() -> sql.find(BY_PREVIOUS_TOKEN, this::read, user, tokenHash, now));
    }

    /** The user's own hook. */
    public Optional<ReceivingHook> withId(Sql sql, UUID user, UUID id) {
        return sql.find(BY_ID, this::read, user, id);
    }

    private void remember(UUID user, byte[] tokenHash, Remembered hook) {
        if (remembered.size() >= MOST_USERS) {
            remembered.clear();
        }
        remembered.computeIfAbsent(user, unused -> new ConcurrentHashMap<>()).put(ByteBuffer.wrap(tokenHash), hook);
    }

    private ReceivingHook read(SqlRow row) {
        boolean isActive = row.bool("is_active");
        return new ReceivingHook(
                row.uuid("id"),
                row.text("name"),
                row.uuid("account_id"),
                row.text("account_name"),
                row.text("broker"),
                row.text("mode").equals("PAPER"),
                isActive,
                isActive && !row.text("role").equals("viewer"),
                row.bytes("required_secret_hash"),
                FieldMapping.stored(mapping(json, row.text("field_mapping"))),
                json.read(row.text("body"), DcaConfigurationV1.class));
    }

    static Map<String, String> mapping(Json json, String stored) {
        Map<String, String> mapping = new TreeMap<>();
        json.parse(stored)
                .propertyStream()
                .forEach(entry -> mapping.put(entry.getKey(), entry.getValue().asText()));
        return mapping;
    }
}
