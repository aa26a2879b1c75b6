package dev.tradewind.broker.killswitch;

import dev.tradewind.broker.orders.application.KillGate;
import dev.tradewind.engine.orders.GateReason;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.SqlRow;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Kill rows and their locks, inside the caller's transaction. */
@Singleton
public class KillSwitches implements KillGate {
    /** Scope id of the installation. */
    public static final UUID INSTALLATION = new UUID(0, 0);

    /** Taken by a submit before it reads the rows: a kill waits for submits that began before, and is seen by all later ones (C-58). */
    @Override
    public void lockShared(Sql sql, UUID userId, UUID accountId) {
        sql.send("""
                select pg_advisory_xact_lock_shared(hashtextextended(name, 0))::text as locked
                from unnest($1::text[]) with ordinality as k(name, n) order by n""", (Object) new String[] {
            key(KillScope.INSTALLATION, INSTALLATION), key(KillScope.USER, userId), key(KillScope.ACCOUNT, accountId)
        });
    }

    /** Taken by a kill before it writes. */
    void lockExclusive(Sql sql, KillScope scope, UUID scopeId) {
        sql.list(
                "select pg_advisory_xact_lock(hashtextextended($1, 0))::text as locked",
                row -> "",
                key(scope, scopeId));
    }

    /** The three switches over an account. A row that is missing or cannot be seen is HALTED. */
    public List<KillState> statesOf(Sql sql, UUID userId, UUID accountId) {
        return askStatesOf(sql, userId, accountId).get();
    }

    private static Supplier<List<KillState>> askStatesOf(Sql sql, UUID userId, UUID accountId) {
        Supplier<List<KillState>> found = sql.ask("""
                select * from kill_switch where (scope, scope_id) in (('INSTALLATION', $1), ('USER', $2), ('ACCOUNT', $3))""", KillSwitches::read, INSTALLATION, userId, accountId);
        return () -> {
            List<KillState> states = found.get();
            return List.of(
                    of(states, KillScope.INSTALLATION, INSTALLATION, null),
                    of(states, KillScope.USER, userId, userId),
                    of(states, KillScope.ACCOUNT, accountId, userId));
        };
    }

    @Override
    public Supplier<List<GateReason>> askClosedBy(Sql sql, UUID userId, UUID accountId) {
        Supplier<List<KillState>> states = askStatesOf(sql, userId, accountId);
        return () -> states.get().stream()
                .filter(state -> !state.mode().letsEntriesPass())
                .map(state -> new GateReason(
                        "KILL_SWITCH_" + state.scope(),
                        "The kill switch of the " + state.scope().name().toLowerCase(Locale.ROOT) + " is "
                                + state.mode() + (state.reason() == null ? "." : ": " + state.reason())))
                .toList();
    }

    /** The strictest mode over an account. */
    public KillMode modeOf(Sql sql, UUID userId, UUID accountId) {
        return askModeOf(sql, userId, accountId).get();
    }

    /** As {@link #modeOf}, waited for when it is asked for. */
    public Supplier<KillMode> askModeOf(Sql sql, UUID userId, UUID accountId) {
        Supplier<List<KillState>> states = askStatesOf(sql, userId, accountId);
        return () -> states.get().stream()
                .map(KillState::mode)
                .max(Comparator.naturalOrder())
                .orElse(KillMode.HALTED);
    }

    /** Opens the switches of a new user and account: without a row nothing would ever trade. */
    public void open(Sql sql, UUID userId, UUID accountId) {
        sql.update("""
                insert into kill_switch (scope, scope_id, user_id, mode, changed_at)
                values ('USER', $1, $1, 'ACTIVE', now()), ('ACCOUNT', $2, $1, 'ACTIVE', now())
                on conflict do nothing""", userId, accountId);
    }

    /** The installation's switch and the user's own. */
    List<KillState> visible(Sql sql) {
        return sql.list("select * from kill_switch order by scope desc, scope_id", KillSwitches::read);
    }

    Optional<KillState> find(Sql sql, KillScope scope, UUID scopeId) {
        return sql.find(
                "select * from kill_switch where scope = $1 and scope_id = $2", KillSwitches::read, scope, scopeId);
    }

    private static KillState of(List<KillState> found, KillScope scope, UUID scopeId, @Nullable UUID userId) {
        return found.stream()
                .filter(state -> state.scope() == scope)
                .findFirst()
                .orElseGet(() -> KillState.missing(scope, scopeId, userId));
    }

    private static String key(KillScope scope, UUID scopeId) {
        return "kill:" + scope + ":" + scopeId;
    }

    static KillState read(SqlRow row) {
        return new KillState(
                row.constant("scope", KillScope.class),
                row.uuid("scope_id"),
                row.uuid("user_id"),
                row.constant("mode", KillMode.class),
                row.bool("flatten"),
                row.text("reason"),
                row.text("changed_by"),
                row.instant("changed_at"),
                row.number("version"));
    }
}
