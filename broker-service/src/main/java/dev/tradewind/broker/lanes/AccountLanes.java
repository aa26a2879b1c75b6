package dev.tradewind.broker.lanes;

import dev.tradewind.broker.accounts.Accounts;
import dev.tradewind.broker.orders.application.AccountWork;
import dev.tradewind.broker.orders.application.Broker;
import dev.tradewind.broker.orders.application.Brokers;
import dev.tradewind.broker.orders.application.OrderMeters;
import dev.tradewind.broker.orders.application.TradingAccount;
import dev.tradewind.broker.roles.ProcessRole;
import dev.tradewind.engine.orders.OrderReport;
import dev.tradewind.kit.tenancy.TenantTx;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** One lane for each account, made when the account appears; all wait for their lease, the holders work. */
@Singleton
public class AccountLanes implements AccountWork {
    private static final Duration LOOK_FOR_ACCOUNTS = Duration.ofSeconds(10);
    private static final Duration STOP = Duration.ofSeconds(8);

    private final ProcessRole role;
    private final Accounts accounts;
    private final Brokers brokers;
    private final TenantTx tx;
    private final OrderMeters meters;
    private final Instance<LaneParts> parts;
    private final Map<UUID, AccountLane> lanes = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<AutoCloseable> streams = new ArrayList<>();
    private final Semaphore look = new Semaphore(0);
    private volatile boolean isStopping;

    /** {@code parts} lazily: positions' beans lead back here. */
    @Inject
    AccountLanes(
            ProcessRole role,
            Accounts accounts,
            Brokers brokers,
            TenantTx tx,
            OrderMeters meters,
            Instance<LaneParts> parts) {
        this.role = role;
        this.accounts = accounts;
        this.brokers = brokers;
        this.tx = tx;
        this.meters = meters;
        this.parts = parts;
    }

    void start(@Observes StartupEvent event) {
        if (role.runsOrderCore()) {
            threads.add(Thread.ofVirtual().name("account-lanes").start(this::watchAccounts));
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        isStopping = true;
        look.release();
        lanes.values().forEach(AccountLane::stop);
        for (AutoCloseable stream : streams) {
            close(stream);
        }
        long until = System.nanoTime() + STOP.toNanos();
        for (Thread thread : List.copyOf(threads)) {
            thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())));
        }
    }

    @Override
    public void wake(UUID accountId) {
        AccountLane lane = lanes.get(accountId);
        if (lane == null) {
            look.release(); // a new account
        } else {
            lane.wake();
        }
    }

    private void watchAccounts() {
        while (!isStopping) {
            try {
                accounts.all().forEach(this::ensureLane);
                if (streams.isEmpty()) {
                    follow();
                }
                count();
                if (look.tryAcquire(LOOK_FOR_ACCOUNTS.toMillis(), TimeUnit.MILLISECONDS)) {
                    look.drainPermits();
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failure) {
                Log.debugf("accounts cannot be listed: %s", failure.toString());
                pause();
            }
        }
    }

    private void ensureLane(TradingAccount account) {
        lanes.computeIfAbsent(account.id(), id -> {
            AccountLane lane = new AccountLane(account, parts.get());
            threads.add(Thread.ofVirtual().name("account-" + id).start(lane));
            return lane;
        });
    }

    private void follow() {
        long mark = tx.system(
                "follow-brokers",
                sql -> sql.one(
                        "select coalesce(max(greatest(execution_mark, order_mark)), 0) as mark from account",
                        row -> row.number("mark")));
        for (Broker broker : brokers.all()) {
            streams.add(broker.follow(mark, new ToLanes()));
        }
    }

    /** The gauges over all accounts. */
    private void count() {
        tx.runSystem("count-orders", sql -> {
            long orphans = sql.one(
                    "select count(*) as n from foreign_order where ended_at is null and classification = 'OURS_UNKNOWN'",
                    row -> row.number("n"));
            long unknown = sql.one(
                    "select count(*) as n from order_intent where state in ('UNKNOWN', 'REVIEW')",
                    row -> row.number("n"));
            double age = sql.one("""
                    select coalesce(max(extract(epoch from clock_timestamp() - coalesce(reconciled_at, opened_at))), 0)::float8
                        as age from account""", row -> row.statistic("age"));
            meters.counted(orphans, unknown, age);
        });
    }

    private void pause() {
        try {
            Thread.sleep(Duration.ofMillis(500));
        } catch (InterruptedException stopped) {
            isStopping = true;
        }
    }

    private static void close(AutoCloseable stream) {
        try {
            stream.close();
        } catch (Exception failure) {
            Log.debugf("stream not closed: %s", failure.toString());
        }
    }

    /** Hands updates to the account's lane; a lane without the lease forgets them, the holder's process has its own stream. */
    private final class ToLanes implements Broker.UpdateListener {
        @Override
        public void order(UUID accountId, OrderReport report) {
            offer(accountId, new AccountLane.Update.OrderMoved(report));
        }

        @Override
        public void execution(UUID accountId, Broker.ReportedExecution execution) {
            offer(accountId, new AccountLane.Update.Executed(execution));
        }

        @Override
        public void connected() {
            lanes.values().forEach(AccountLane::wake);
        }

        private void offer(UUID accountId, AccountLane.Update update) {
            AccountLane lane = lanes.get(accountId);
            if (lane != null) {
                lane.offer(update);
            }
        }
    }
}
