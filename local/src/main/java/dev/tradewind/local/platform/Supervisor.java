package dev.tradewind.local.platform;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts parts again that ended by themselves, with pauses that double until a part stays up for a minute. */
final class Supervisor {
    private static final long HEALTHY_AFTER = Duration.ofMinutes(1).toNanos();

    private final List<Part> parts;
    private final Progress progress;
    private final Runnable changed;
    private final RestartPauses pauses;
    private final Map<String, Watch> watches = new HashMap<>();

    /** {@code changed} is told when another process has taken the place of an ended one. */
    Supervisor(List<Part> parts, Progress progress, RestartPauses pauses, Runnable changed) {
        this.parts = List.copyOf(parts);
        this.progress = progress;
        this.pauses = pauses;
        this.changed = changed;
        parts.forEach(part -> watches.put(part.name(), new Watch()));
    }

    /** One look at every part; {@code now} is a reading of the monotonic clock in nanoseconds. */
    void look(long now) {
        for (Part part : parts) {
            Watch watch = watches.get(part.name());
            if (watch != null) {
                if (part.isRunning()) {
                    lookAtRunning(part, watch, now);
                } else {
                    lookAtEnded(part, watch, now);
                }
            }
        }
    }

    private void lookAtRunning(Part part, Watch watch, long now) {
        if (watch.isAwaited && part.isReady()) {
            watch.isAwaited = false;
            progress.tell(part.name(), "ready again");
        }
        if (watch.failures > 0 && now - watch.startedAt > HEALTHY_AFTER) {
            watch.failures = 0;
        }
    }

    private void lookAtEnded(Part part, Watch watch, long now) {
        if (!watch.isEnded) {
            watch.isEnded = true;
            long pause = pauses.nanosAfter(watch.failures);
            watch.failures++;
            watch.nextStart = now + pause;
            progress.tell(part.name(), "ended; starts again in %.1f s".formatted(pause / 1e9));
        }
        if (now - watch.nextStart >= 0) {
            watch.isEnded = false;
            watch.isAwaited = true;
            watch.startedAt = now;
            try {
                part.start();
                changed.run();
            } catch (RuntimeException e) {
                progress.tell(part.name(), "did not start: " + e.getMessage());
            }
        }
    }

    private static final class Watch {
        private int failures;
        private long nextStart;
        private long startedAt;
        private boolean isEnded;
        private boolean isAwaited;
    }
}
