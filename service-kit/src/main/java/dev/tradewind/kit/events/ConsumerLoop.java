package dev.tradewind.kit.events;

import dev.tradewind.kit.jobs.Lease;
import dev.tradewind.kit.jobs.Leases;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.problem.Unavailable;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One consumer of one producer: takes what NATS brought or a pull answered and gives the contiguous part to {@link EventApplier}. */
final class ConsumerLoop {
    private static final int MAILBOX = 4096;

    private final EventApplier applier;
    private final Puller producer;
    private final NatsLink nats;
    private final Leases leases;
    private final Json json;
    private final EventsConfig config;
    private final BlockingQueue<EventEnvelope> copies = new LinkedBlockingQueue<>(MAILBOX);
    private final AtomicBoolean isRunning = new AtomicBoolean();
    private @Nullable Lease lease;
    private @Nullable Thread thread;

    ConsumerLoop(EventApplier applier, Puller producer, NatsLink nats, Leases leases, Json json, EventsConfig config) {
        this.applier = applier;
        this.producer = producer;
        this.nats = nats;
        this.leases = leases;
        this.json = json;
        this.config = config;
    }

    void start() {
        isRunning.set(true);
        nats.subscribe("tw." + applier.producer() + ".*", this::copyArrived);
        thread = Thread.ofVirtual().name("consume-" + applier.producer()).start(this::run);
    }

    /** Asks the loop to end and to give its lease back; does not wait. */
    void requestStop() {
        isRunning.set(false);
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    void stop() {
        requestStop();
        Thread running = thread;
        if (running != null) {
            try {
                running.join(Duration.ofSeconds(5));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    EventApplier applier() {
        return applier;
    }

    /** Full mailbox: the copy is dropped and comes back by pull. */
    private void copyArrived(String text) {
        try {
            copies.offer(json.read(text, EventEnvelope.class));
        } catch (IllegalArgumentException unreadable) {
            Log.warnf("copy not readable producer=%s", applier.producer());
        }
    }

    private void run() {
        Duration pause = Duration.ofMillis(100);
        while (isRunning.get()) {
            try {
                if (!ownsTheLease()) {
                    applier.forget();
                    copies.clear();
                    Thread.sleep(1000);
                    continue;
                }
                boolean didSomething = nats.isConnected() ? takeCopies() : pull(config.longPoll());
                pause = didSomething ? Duration.ofMillis(100) : pause;
            } catch (InterruptedException stopped) {
                continue; // the loop condition knows
            } catch (Unavailable away) {
                Log.debugf("producer=%s not reachable: %s", applier.producer(), away.getMessage());
                pause = sleepLonger(pause);
            } catch (RuntimeException failure) {
                if (isRunning.get()) {
                    Log.warnf(failure, "consumer stumbled producer=%s", applier.producer());
                    applier.forget();
                    pause = sleepLonger(pause);
                }
            }
        }
        if (lease != null) {
            giveUpTheLease();
        }
    }

    private void giveUpTheLease() {
        Lease held = lease;
        lease = null;
        if (held != null) {
            Thread.interrupted(); // stop() woke us; the release still has to go out
            try {
                leases.release(held);
            } catch (RuntimeException gone) {
                Log.debugf("lease not released, it ends by itself: %s", gone.getMessage());
            }
        }
    }

    private boolean ownsTheLease() {
        Lease held = lease;
        if (held != null && !held.isDueForRenewal()) {
            return true;
        }
        Optional<Lease> next =
                held == null ? leases.acquire("consumer:" + applier.producer(), config.lease()) : leases.renew(held);
        lease = next.orElse(null);
        return next.isPresent();
    }

    /** Waits for copies up to the safety interval; a gap or silence leads to a pull. */
    private boolean takeCopies() throws InterruptedException {
        List<EventEnvelope> batch = new ArrayList<>();
        long until = System.nanoTime() + config.safetyPull().toNanos();
        EventEnvelope first = copies.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (first == null) {
            return pull(Duration.ZERO);
        }
        batch.add(first);
        copies.drainTo(batch, config.batch() - 1);
        EventApplier.Outcome outcome = applier.apply(batch);
        if (outcome.hasGap()) {
            pull(Duration.ZERO);
        } else if (applier.pulledLongAgo(config.safetyPull())) {
            pull(Duration.ZERO); // busy partitions must not hide a lost copy in a quiet one
        }
        return true;
    }

    /** One pull and everything it answered; goes on at once while answers are full. */
    boolean pull(Duration wait) {
        boolean didSomething = false;
        while (isRunning.get() || wait.isZero()) {
            PullRequest request =
                    new PullRequest(applier.consumer(), applier.cursors(), config.batch(), wait.toMillis());
            PullAnswer answer = producer.pull(request, wait.plusSeconds(5));
            applier.pulled(answer.heads());
            applier.startBehindPruned(answer.events());
            if (answer.events().isEmpty()) {
                return didSomething;
            }
            applier.apply(answer.events());
            didSomething = true;
            if (answer.events().size() < config.batch()) {
                return true;
            }
            if (lease != null && lease.isDueForRenewal()) {
                return true; // renew first
            }
        }
        return didSomething;
    }

    private static Duration sleepLonger(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(Duration.ofSeconds(2)) > 0 ? Duration.ofSeconds(2) : doubled;
    }
}
