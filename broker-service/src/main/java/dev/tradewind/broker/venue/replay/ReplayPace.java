package dev.tradewind.broker.venue.replay;

import dev.tradewind.engine.matching.BarTicks;
import java.time.Duration;

/** When the next quotes are due, by monotonic time. A late tick is not made up for: the market stood still. */
public final class ReplayPace {
    private final long interval;
    private long due;

    public ReplayPace(int barsPerMinute, long nanoTime) {
        this.interval = Duration.ofMinutes(1).toNanos() / ((long) barsPerMinute * BarTicks.QUOTES);
        this.due = nanoTime;
    }

    /** Nanoseconds until the next tick, 0 when it is due. */
    public long untilDue(long nanoTime) {
        return Math.max(0, due - nanoTime);
    }

    public void ticked(long nanoTime) {
        due = Math.max(due + interval, nanoTime);
    }
}
