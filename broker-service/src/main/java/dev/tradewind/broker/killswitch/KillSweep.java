package dev.tradewind.broker.killswitch;

import dev.tradewind.broker.orders.application.AccountTx;
import dev.tradewind.broker.orders.application.OrderBookkeeping;
import dev.tradewind.broker.orders.application.OrderListener;
import dev.tradewind.kit.tenancy.Sql;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * While a kill switch over the account is not ACTIVE: asks for the end of every order that may increase risk, again and again
 * until none is left, SUBMITTING and UNKNOWN ones included (R11, C-58). Used by the account's one lane.
 */
public final class KillSweep {
    private static final Duration FLATTEN_AGAIN = Duration.ofSeconds(5);

    private final AccountTx tx;
    private final KillSwitches switches;
    private final OrderBookkeeping orders;
    private final List<OrderListener> groups;
    private final List<KillListener> listeners;
    private final InstantSource clock;
    private long toldVersion = -1;
    private long toldAtNanos;

    public KillSweep(
            AccountTx tx,
            KillSwitches switches,
            OrderBookkeeping orders,
            List<OrderListener> groups,
            List<KillListener> listeners,
            InstantSource clock) {
        this.tx = tx;
        this.switches = switches;
        this.orders = orders;
        this.groups = groups;
        this.listeners = listeners;
        this.clock = clock;
    }

    private record Entry(UUID orderId, UUID groupId) {}

    /** One look; cheap while everything is ACTIVE. */
    public void pass() {
        UUID user = tx.account().userId();
        UUID account = tx.account().id();
        List<KillState> states = tx.read(sql -> switches.statesOf(sql, user, account));
        KillState strictest =
                states.stream().max(Comparator.comparing(KillState::mode)).orElseThrow();
        if (strictest.mode().letsEntriesPass()) {
            toldVersion = -1;
            return;
        }
        for (Entry entry : tx.read(sql -> entries(sql, account))) {
            tx.writing(sql -> cancel(sql, entry));
        }
        boolean flatten = states.stream()
                .anyMatch(state -> state.flatten() && !state.mode().letsEntriesPass());
        tell(states.stream().mapToLong(KillState::version).sum(), strictest.mode(), flatten);
    }

    private static List<Entry> entries(Sql sql, UUID account) {
        return sql.list("""
                select id, group_id from order_intent
                where account_id = $1 and risk_increasing and cancel_requested_at is null
                  and state not in ('FILLED', 'CANCELLED', 'EXPIRED', 'REJECTED') order by created_at limit 500""", row -> new Entry(row.uuid("id"), row.uuid("group_id")), account);
    }

    private void cancel(Sql sql, Entry entry) {
        UUID user = tx.account().userId();
        groups.forEach(group -> group.lockGroup(sql, user, entry.groupId()));
        orders.requestCancel(sql, entry.orderId(), "KILL_SWITCH");
        Instant now = clock.instant();
        groups.forEach(group -> group.orderChanged(sql, user, entry.groupId(), now));
    }

    private void tell(long version, KillMode mode, boolean flatten) {
        boolean isNew = version != toldVersion;
        boolean isAgain = flatten && System.nanoTime() - toldAtNanos > FLATTEN_AGAIN.toNanos();
        if (!isNew && !isAgain) {
            return;
        }
        tx.writing(sql -> listeners.forEach(listener ->
                listener.killed(sql, tx.account().userId(), tx.account().id(), mode, flatten, clock.instant())));
        toldVersion = version;
        toldAtNanos = System.nanoTime();
    }
}
