package dev.tradewind.broker.lanes;

import dev.tradewind.broker.orders.application.Broker;
import dev.tradewind.broker.orders.application.TradingAccount;
import dev.tradewind.engine.orders.OrderReport;
import dev.tradewind.engine.orders.OrderStore;
import dev.tradewind.kit.jobs.Lease;
import dev.tradewind.kit.tenancy.DatabaseUnavailable;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * One account's one thread: holds the account's lease, works its orders, books its updates, runs its monitors. Nothing of the
 * account is worked elsewhere while the lease lasts (R15), and nothing it does can hold up another account (R22).
 */
final class AccountLane implements Runnable {
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration LEASE_AGAIN = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);

    private final TradingAccount account;
    private final LaneParts parts;
    private final BlockingQueue<Update> updates;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean holdsLease;
    private volatile boolean isStopping;

    AccountLane(TradingAccount account, LaneParts parts) {
        this.account = account;
        this.parts = parts;
        this.updates = new ArrayBlockingQueue<>(parts.config().updateQueue());
    }

    /** What came by the broker's stream. */
    sealed interface Update {
        record OrderMoved(OrderReport report) implements Update {}

        record Executed(Broker.ReportedExecution execution) implements Update {}
    }

    /** Never blocks: what does not fit is found by the fill monitor (R22). Without the lease another process books it. */
    void offer(Update update) {
        if (!holdsLease) {
            return;
        }
        if (updates.offer(update)) {
            wake();
        } else {
            Log.warnf("update queue full accountId=%s", account.id());
        }
    }

    void wake() {
        if (wake.availablePermits() == 0) {
            wake.release();
        }
    }

    void stop() {
        isStopping = true;
        wake();
    }

    @Override
    public void run() {
        while (!isStopping) {
            try {
                Optional<Lease> lease = parts.leases()
                        .acquire("account:" + account.id(), parts.config().leaseLife());
                if (lease.isPresent()) {
                    workUnder(lease.get());
                } else {
                    await(LEASE_AGAIN);
                }
            } catch (OrderStore.LeaseLost lost) {
                Log.warnf("lease lost accountId=%s reason=%s", account.id(), lost.getMessage());
            } catch (DatabaseUnavailable gone) {
                Log.debugf("database gone accountId=%s", account.id());
                await(AFTER_FAILURE);
            } catch (RuntimeException failure) {
                Log.errorf(failure, "lane failed, starts again accountId=%s", account.id());
                await(AFTER_FAILURE);
            }
        }
    }

    /** Whatever goes wrong gives the lease back: the next start has a new fence and recovers what was left half done. */
    private void workUnder(Lease lease) {
        LaneParts.Hands hands = parts.under(account, lease);
        holdsLease = true;
        try {
            hands.desk().recover(account.id());
            LaneMonitors monitors = new LaneMonitors(account, hands, parts);
            while (!isStopping) {
                boolean booked = absorb(hands);
                hands.killSweep().pass();
                boolean worked = hands.orders().pass();
                monitors.pass(booked);
                if (!worked && updates.isEmpty()) {
                    await(IDLE);
                }
            }
        } finally {
            holdsLease = false;
            updates.clear();
            release(hands);
        }
    }

    private boolean absorb(LaneParts.Hands hands) {
        boolean booked = false;
        for (Update update = updates.poll(); update != null; update = updates.poll()) {
            switch (update) {
                case Update.OrderMoved moved -> hands.compareOrders().takeIn(moved.report());
                case Update.Executed executed -> {
                    hands.fills().book(executed.execution());
                    booked = true;
                }
            }
        }
        return booked;
    }

    private void release(LaneParts.Hands hands) {
        try {
            hands.tx().release();
        } catch (RuntimeException failure) {
            Log.debugf("lease not given back accountId=%s reason=%s", account.id(), failure.toString());
        }
    }

    private void await(Duration longest) {
        try {
            if (wake.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException stopped) {
            isStopping = true;
        }
    }
}
