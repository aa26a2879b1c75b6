package dev.tradewind.broker.lanes;

import dev.tradewind.broker.orders.application.Broker;
import dev.tradewind.broker.orders.application.TradingAccount;
import dev.tradewind.kit.jobs.JobTicks;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The scheduled work of one lane (D-14): fills every 10 s, everything every 60 s, valuation every 5 s. Each tick is a row that
 * one replica wins (R16). Until the first clean comparison entries stay off, and it is tried again every few seconds.
 */
final class LaneMonitors {
    private static final Duration VALUE_EVERY = Duration.ofSeconds(5);
    private static final Duration COMPARE_AGAIN = Duration.ofSeconds(3);

    private final TradingAccount account;
    private final LaneParts.Hands hands;
    private final LaneParts parts;
    private final Every fills;
    private final Every everything;
    private final Every value = new Every(VALUE_EVERY);
    private final Every again = new Every(COMPARE_AGAIN);
    private final Every look = new Every(COMPARE_AGAIN);
    private boolean isClean;
    private boolean hasBegun;

    LaneMonitors(TradingAccount account, LaneParts.Hands hands, LaneParts parts) {
        this.account = account;
        this.hands = hands;
        this.parts = parts;
        this.fills = new Every(parts.config().fillMonitorEvery());
        this.everything = new Every(parts.config().reconcileEvery());
    }

    /** Runs what is due; {@code booked} asks for a valuation at once (C-49). */
    void pass(boolean booked) {
        if (isClean && look.isDue()) {
            isClean = isReady();
        }
        if (!isClean && again.isDue()) {
            isClean = guarded("reconcile", () -> {
                if (!hasBegun) {
                    hands.reconcile().begin();
                    hasBegun = true;
                }
                return hands.reconcile().everything();
            });
        }
        if (everything.isDue()) {
            tick("reconcile", parts.config().reconcileEvery(), () -> {
                isClean = hands.reconcile().everything();
                return isClean ? "clean" : "differs";
            });
        }
        if (fills.isDue()) {
            tick(
                    "fill-monitor",
                    parts.config().fillMonitorEvery(),
                    () -> "executions=" + hands.reconcile().readFills());
        }
        boolean isValueDue = value.isDue();
        if (booked || isValueDue) {
            hands.tx()
                    .writing(sql -> parts.valueAccount()
                            .handle(sql, account, parts.clock().instant()));
        }
    }

    /** Somebody else, such as a reset, may have asked for a comparison by the account's state. */
    private boolean isReady() {
        return hands.tx()
                .read(sql -> sql.one(
                        "select state = 'READY' as ready from account where id = $1",
                        row -> row.bool("ready"),
                        account.id()));
    }

    private void tick(String job, Duration every, Supplier<String> work) {
        JobTicks ticks = parts.ticks();
        String name = job + ":" + account.id();
        Optional<Long> tick = ticks.winTick(name, every);
        if (tick.isPresent()) {
            String outcome = "no answer";
            try {
                outcome = work.get();
            } catch (Broker.BrokerUnavailable silent) {
                Log.debugf("%s brought no information accountId=%s reason=%s", job, account.id(), silent.getMessage());
            }
            ticks.finished(name, tick.get(), outcome);
        }
    }

    /** A broker that does not answer is no failure of the lane. */
    private boolean guarded(String what, Supplier<Boolean> work) {
        try {
            return work.get();
        } catch (Broker.BrokerUnavailable silent) {
            Log.debugf("%s brought no information accountId=%s reason=%s", what, account.id(), silent.getMessage());
            return false;
        }
    }

    /** A pace by the monotonic clock; due at once the first time. */
    private static final class Every {
        private final long nanos;
        private long last;
        private boolean hasRun;

        Every(Duration every) {
            nanos = every.toNanos();
        }

        boolean isDue() {
            long now = System.nanoTime();
            if (hasRun && now - last < nanos) {
                return false;
            }
            hasRun = true;
            last = now;
            return true;
        }
    }
}
