package dev.tradewind.broker.killswitch;

import dev.tradewind.broker.orders.application.AccountWork;
import dev.tradewind.broker.orders.application.RunawayStop;
import dev.tradewind.broker.orders.application.TradingAccount;
import dev.tradewind.contracts.events.AuditedActionV1;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.contracts.events.KillChangedV1;
import dev.tradewind.kit.events.Event;
import dev.tradewind.kit.events.EventLog;
import dev.tradewind.kit.problem.NotFound;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.TenantTx;
import io.quarkus.logging.Log;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Use case: a kill switch moves. Takes the exclusive lock of its scope, so that no attempt can commit after it (C-58, R11). */
@Singleton
public class MoveKillSwitch implements RunawayStop {
    private static final String ACTION = "kill_switch.move";

    private final TenantTx tx;
    private final KillSwitches switches;
    private final EventLog events;
    private final AccountWork lanes;
    private final InstantSource clock;

    @Inject
    public MoveKillSwitch(TenantTx tx, KillSwitches switches, EventLog events, AccountWork lanes, InstantSource clock) {
        this.tx = tx;
        this.switches = switches;
        this.events = events;
        this.lanes = lanes;
        this.clock = clock;
    }

    /** Who moves it, for the audit. */
    public record Actor(String name, @Nullable String ip) {
        static final Actor SYSTEM = new Actor("SYSTEM", null);
    }

    /** The new position of a switch. */
    public record Move(
            KillScope scope,
            UUID scopeId,
            KillMode mode,
            boolean flatten,
            @Nullable String reason) {}

    /** Moves a switch of the user's own: the user's or an account's. A foreign one does not exist (S2). */
    public KillState ofUser(UUID userId, Move move, Actor actor) {
        KillState after = tx.as(userId, sql -> move(sql, move, actor));
        wakeLanesOf(userId);
        return after;
    }

    /** Moves the installation's switch; the caller has checked that an admin asks. */
    public KillState ofInstallation(Move move, Actor actor) {
        KillState after = tx.system("kill-switch", sql -> move(sql, move, actor));
        wakeAll();
        return after;
    }

    /** Something ran away or went wrong: the account goes to REDUCING by itself, unless it is there already (R21). */
    @Override
    public void trip(TradingAccount account, String reason) {
        boolean moved = tx.as(account.userId(), sql -> {
            switches.lockExclusive(sql, KillScope.ACCOUNT, account.id());
            KillState now = switches.find(sql, KillScope.ACCOUNT, account.id()).orElse(null);
            if (now == null || !KillMode.REDUCING.isStricterThan(now.mode())) {
                return false;
            }
            write(sql, now, new Move(KillScope.ACCOUNT, account.id(), KillMode.REDUCING, false, reason), Actor.SYSTEM);
            return true;
        });
        if (moved) {
            Log.errorf("kill switch tripped accountId=%s reason=%s", account.id(), reason);
            lanes.wake(account.id());
        }
    }

    private KillState move(Sql sql, Move move, Actor actor) {
        switches.lockExclusive(sql, move.scope(), move.scopeId());
        KillState before = switches.find(sql, move.scope(), move.scopeId()).orElseThrow(NotFound::of);
        return write(sql, before, move, actor);
    }

    private KillState write(Sql sql, KillState before, Move move, Actor actor) {
        Instant now = clock.instant();
        KillState after = sql.one(
                """
                update kill_switch set mode = $3, flatten = $4, reason = $5, changed_by = $6, changed_at = $7,
                    version = version + 1
                where scope = $1 and scope_id = $2 returning *""",
                KillSwitches::read,
                move.scope(),
                move.scopeId(),
                move.mode(),
                move.flatten(),
                move.reason(),
                actor.name(),
                now);
        events.append(
                sql,
                Event.of(
                        EventTypes.KILL_CHANGED,
                        before.userId(),
                        move.scopeId(),
                        after.version(),
                        new KillChangedV1(
                                move.scope().name(),
                                move.scopeId().toString(),
                                before.mode().name(),
                                move.mode().name(),
                                move.flatten(),
                                move.reason() == null ? "" : move.reason(),
                                actor.name(),
                                now)),
                Event.of(
                        EventTypes.actionAudited("broker"),
                        before.userId(),
                        move.scopeId(),
                        after.version(),
                        new AuditedActionV1(
                                actor.name(),
                                ACTION,
                                "kill_switch",
                                move.scope() + ":" + move.scopeId(),
                                json(before.mode(), before.flatten()),
                                json(move.mode(), move.flatten()),
                                move.reason(),
                                actor.ip(),
                                now)));
        return after;
    }

    private static String json(KillMode mode, boolean flatten) {
        return "{\"mode\":\"" + mode + "\",\"flatten\":" + flatten + "}";
    }

    private void wakeLanesOf(UUID userId) {
        List<UUID> accounts = tx.as(
                userId, sql -> sql.list("select id from account where user_id = $1", row -> row.uuid("id"), userId));
        accounts.forEach(lanes::wake);
    }

    private void wakeAll() {
        tx.system("kill-switch", sql -> sql.list("select id from account", row -> row.uuid("id")))
                .forEach(lanes::wake);
    }
}
