package dev.tradewind.strategy.worker;

import dev.tradewind.strategy.worker.Computation.Outcome;
import dev.tradewind.strategy.worker.ServiceDoor.ClaimLost;
import dev.tradewind.strategy.worker.wire.PieceKind;
import dev.tradewind.strategy.worker.wire.WorkOrder;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks for chunks as long as it has a free core, computes each on one of them, and tells the results. */
final class Worker {
    private static final System.Logger LOG = System.getLogger(Worker.class.getName());
    private static final Duration REPORT_EVERY = Duration.ofMillis(500);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final String name;
    private final int threads;
    private final Computation computation;
    private final ServiceDoor door;
    private final Semaphore free;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Thread runner;
    private boolean isHeard = true;

    /** @param threads chunks computed at the same time, one core each */
    Worker(String name, int threads, Computation computation, URI service, Supplier<String> token) {
        this.name = name;
        this.threads = threads;
        this.computation = computation;
        this.door = new ServiceDoor(service, token, this::pause);
        this.free = new Semaphore(threads);
    }

    /** Works until {@link #stop()}. */
    void run() throws InterruptedException {
        LOG.log(Level.INFO, "worker started name={0} threads={1}", name, threads);
        runner = Thread.currentThread();
        try {
            while (!isStopping()) {
                free.acquire();
                boolean isTaken = false;
                try {
                    Optional<WorkOrder> order = next();
                    isTaken = order.isPresent();
                    order.ifPresent(claimed -> Thread.ofPlatform()
                            .name("chunk " + claimed.job() + "/" + claimed.chunk())
                            .start(() -> compute(claimed)));
                } finally {
                    if (!isTaken) {
                        free.release();
                    }
                }
            }
        } catch (InterruptedException interrupted) {
            if (!isStopping()) {
                throw interrupted;
            }
        }
        // the interrupt that ended the waiting is not to end this: what is being computed gives its chunks back
        Thread.interrupted();
        if (!free.tryAcquire(threads, LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
            LOG.log(Level.WARNING, "stopped before all chunks were given back");
        }
    }

    private Optional<WorkOrder> next() throws InterruptedException {
        try {
            Optional<WorkOrder> order = door.claim(name);
            isHeard = true;
            return order;
        } catch (IOException silent) {
            if (isHeard) {
                LOG.log(Level.WARNING, "the service does not give work, asking again: {0}", silent.toString());
            }
            isHeard = false;
            pause(AFTER_TROUBLE);
            return Optional.empty();
        }
    }

    /** Ends {@link #run()}, also when it waits for work. */
    void stop() {
        stopping.countDown();
        Thread waiting = runner;
        if (waiting != null) {
            waiting.interrupt();
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /** False when the worker stops. */
    private boolean pause(Duration length) {
        try {
            return !stopping.await(length.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void compute(WorkOrder order) {
        var watch = new Watch(order);
        Thread reporter = Thread.ofVirtual().start(watch);
        try {
            Outcome outcome = computation.run(
                    order,
                    (kind, number) -> door.piece(order, kind, number),
                    (PieceKind kind, int number, int items, byte[] body) ->
                            door.piece(order, kind, number, items, body),
                    watch::goOn);
            switch (outcome) {
                case Outcome.Done(var result) -> door.done(order, result);
                case Outcome.Failed(var sentence) -> door.failed(order, sentence);
                case Outcome.Stopped _ -> {
                    if (isStopping()) {
                        door.release(order);
                    }
                }
            }
        } catch (ClaimLost lost) {
            LOG.log(
                    Level.INFO,
                    "chunk dropped jobId={0} chunk={1}: {2}",
                    order.job(),
                    order.chunk(),
                    lost.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | StackOverflowError broken) {
            LOG.log(Level.ERROR, "chunk failed jobId=" + order.job() + " chunk=" + order.chunk(), broken);
            tellBroken(order);
        } finally {
            reporter.interrupt();
            free.release();
        }
    }

    private void tellBroken(WorkOrder order) {
        try {
            door.failed(order, "It stopped with an error of ours; the worker's log tells more.");
        } catch (ClaimLost lost) {
            LOG.log(Level.INFO, "nobody hears of it: {0}", lost.getMessage());
        }
    }

    /** Tells how far a chunk is, which keeps it ours, and hears when nobody wants it any more. */
    private final class Watch implements Runnable {
        private final WorkOrder order;
        private volatile double share;
        private volatile boolean isWanted = true;

        Watch(WorkOrder order) {
            this.order = order;
        }

        boolean goOn(double done) {
            share = done;
            return isWanted && !isStopping();
        }

        @Override
        public void run() {
            try {
                while (isWanted) {
                    TimeUnit.MILLISECONDS.sleep(REPORT_EVERY.toMillis());
                    isWanted = door.progress(order, share);
                }
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
