package dev.tradewind.local.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A process that can be recognised again later: the id alone may have been given to somebody else meanwhile. */
public record KnownProcess(long pid, Instant startedAt) {
    // the kernel counts start times in hundredths of a second, and files keep them in whole seconds
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    public static KnownProcess of(ProcessHandle handle) {
        return new KnownProcess(handle.pid(), handle.info().startInstant().orElse(Instant.EPOCH));
    }

    /** The running process, if it still is the one that was recorded. */
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isTheSame);
    }

    /** Asks the process to end, and ends it by force after the given time. */
    public void end(Duration patience) {
        find().ifPresent(handle -> {
            handle.destroy();
            if (!waitFor(handle, patience)) {
                handle.destroyForcibly();
                waitFor(handle, Duration.ofSeconds(5));
            }
        });
    }

    /** Whether the process has ended within the limit. */
    public static boolean waitFor(ProcessHandle handle, Duration limit) {
        try {
            handle.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !handle.isAlive();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            return !handle.isAlive();
        }
    }

    private boolean isTheSame(ProcessHandle handle) {
        return handle.info()
                .startInstant()
                .map(start -> Duration.between(start, startedAt).abs().compareTo(TOLERANCE) <= 0)
                .orElse(false);
    }
}
