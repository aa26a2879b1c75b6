package dev.tradewind.broker.venue.matching;

import dev.tradewind.broker.roles.ProcessRole;
import dev.tradewind.broker.venue.VenueConfig;
import dev.tradewind.broker.venue.replay.ReplayConfig;
import dev.tradewind.broker.venue.replay.ReplayPace;
import dev.tradewind.broker.venue.replay.ReplaySeries;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Where commands queue up for the venue's one writer, and where the market's clock ticks. All that is waiting is worked as one
 * batch, so that many orders share one commit when the disk is slow and none waits for company when it is not.
 */
@Singleton
public class VenueDesk {
    private static final int LARGEST_BATCH = 128;
    private static final int SHORTEST_KEY = 32;
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(200);

    private enum State {
        STOPPED,
        LOADING,
        RUNNING,
        PASSED_OVER
    }

    private record Waiting(VenueCommand command, CompletableFuture<CommandOutcome> answer) {}

    private final ProcessRole role;
    private final VenueConfig config;
    private final ReplayConfig replay;
    private final VenueInstruments instruments;
    private final VenueWriter writer;
    private final BlockingQueue<Waiting> queue;
    private volatile State state = State.STOPPED;
    private @Nullable Thread worker;

    VenueDesk(
            ProcessRole role,
            VenueConfig config,
            ReplayConfig replay,
            VenueInstruments instruments,
            VenueWriter writer,
            MeterRegistry meters) {
        this.role = role;
        this.config = config;
        this.replay = replay;
        this.instruments = instruments;
        this.writer = writer;
        this.queue = new ArrayBlockingQueue<>(config.waitingCommands());
        meters.gauge("venue_waiting_commands", queue, BlockingQueue::size);
    }

    void start(@Observes StartupEvent event) {
        if (!role.runsVenue()) {
            return;
        }
        if (config.key().map(String::length).orElse(0) < SHORTEST_KEY) {
            throw new IllegalStateException(
                    "tradewind.venue.key must be a secret of at least " + SHORTEST_KEY + " characters");
        }
        state = State.LOADING;
        worker = Thread.ofVirtual().name("venue-desk").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        state = State.STOPPED;
        Thread running = worker;
        if (running != null) {
            running.join(LONGEST_ANSWER);
        }
    }

    /** Whether the books are in memory and commands are worked. */
    public boolean isRunning() {
        return state == State.RUNNING;
    }

    /** State in a word, for the status page. */
    public String state() {
        return state.name();
    }

    /** Waits for the outcome, which is given after the commit. After a failure the outcome is unknown. */
    public CommandOutcome submit(VenueCommand command) {
        if (state == State.STOPPED || state == State.PASSED_OVER) {
            throw new VenueUnavailable("The venue takes no orders here at the moment.");
        }
        Waiting waiting = new Waiting(command, new CompletableFuture<>());
        if (!queue.offer(waiting)) {
            throw new VenueUnavailable("Too many orders are waiting.");
        }
        try {
            return waiting.answer().get(LONGEST_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof VenueUnavailable unavailable) {
                throw unavailable;
            }
            throw new IllegalStateException("the venue could not work a command", failed.getCause());
        } catch (TimeoutException slow) {
            throw new VenueUnavailable("The venue did not answer in time.", slow);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new VenueUnavailable("The request was ended.", interrupted);
        }
    }

    private void run() {
        List<ReplaySeries> history = replay.enabled()
                ? instruments.scales().stream().map(ReplaySeries::bundled).toList()
                : List.of();
        ReplayPace pace = new ReplayPace(replay.barsPerMinute(), System.nanoTime());
        while (state == State.LOADING || state == State.RUNNING) {
            try {
                writer.load();
                if (state == State.LOADING) {
                    state = State.RUNNING;
                }
                step(history, pace);
            } catch (PassedOver newer) {
                state = State.PASSED_OVER;
                Log.errorf("venue stands aside, another process writes its books: %s", newer.getMessage());
            } catch (RuntimeException failure) {
                Log.warnf("venue cannot commit, its books will be read again: %s", failure);
                failWaiting(failure);
                pause();
            } catch (InterruptedException stopped) {
                state = State.STOPPED;
            }
        }
        failWaiting(new VenueUnavailable("The venue is stopping."));
    }

    private void step(List<ReplaySeries> history, ReplayPace pace) throws InterruptedException {
        long wait = history.isEmpty() ? IDLE.toNanos() : pace.untilDue(System.nanoTime());
        List<Waiting> batch = new ArrayList<>();
        Waiting first = queue.poll(wait, TimeUnit.NANOSECONDS);
        if (first != null) {
            batch.add(first);
            queue.drainTo(batch, LARGEST_BATCH - 1);
        }
        boolean isTick = !history.isEmpty() && pace.untilDue(System.nanoTime()) == 0;
        if (isTick) {
            pace.ticked(System.nanoTime());
        }
        if (isTick || !batch.isEmpty()) {
            work(batch, isTick ? history : List.of());
        }
    }

    private void work(List<Waiting> batch, List<ReplaySeries> moving) {
        try {
            List<CommandOutcome> outcomes =
                    writer.work(batch.stream().map(Waiting::command).toList(), moving);
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answer().complete(outcomes.get(i));
            }
        } catch (VenueUnavailable | PassedOver notStored) {
            fail(batch, notStored);
            throw notStored;
        } catch (RuntimeException broken) {
            writer.forget();
            if (batch.size() > 1) { // one bad command must not take the others with it
                batch.forEach(waiting -> work(List.of(waiting), List.of()));
            } else {
                Log.errorf(broken, "venue could not work a command or quote");
                fail(batch, broken);
            }
        }
    }

    private void failWaiting(RuntimeException reason) {
        List<Waiting> waiting = new ArrayList<>();
        queue.drainTo(waiting);
        fail(waiting, reason);
    }

    private static void fail(List<Waiting> waiting, RuntimeException reason) {
        RuntimeException told = reason instanceof PassedOver
                ? new VenueUnavailable("Another process of the venue has taken over.", reason)
                : reason;
        waiting.forEach(one -> one.answer().completeExceptionally(told));
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE);
        } catch (InterruptedException stopped) {
            state = State.STOPPED;
        }
    }
}
