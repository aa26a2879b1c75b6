package dev.tradewind.engine.bars;

import dev.tradewind.engine.calendar.Session;
import dev.tradewind.engine.calendar.TradingCalendar;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the bars of a timeframe begin and end in a calendar. Keeps the last session, so that walking forward costs next to nothing. */
public final class BarGrid {
    private final TradingCalendar calendar;
    private final int seconds;
    private @Nullable Session session;
    private long opensAt;
    private long endsAt;

    public BarGrid(TradingCalendar calendar, CandleTimeframe timeframe) {
        this.calendar = calendar;
        this.seconds = timeframe.seconds();
    }

    /** Moves to the bar that the moment lies in; false when the market is closed then. */
    public boolean moveTo(long epochSecond) {
        Session current = session;
        if (current == null || !current.contains(epochSecond)) {
            Optional<Session> found = calendar.sessionOf(epochSecond);
            if (found.isEmpty()) {
                return false;
            }
            current = found.get();
            session = current;
        }
        opensAt = current.opensAt() + Math.floorDiv(epochSecond - current.opensAt(), (long) seconds) * seconds;
        endsAt = Math.min(opensAt + seconds, current.closesAt());
        return true;
    }

    /** Epoch second at which the bar opens. */
    public long opensAt() {
        return opensAt;
    }

    /** Epoch second at which the bar is over; a session's last bar may be short. */
    public long endsAt() {
        return endsAt;
    }

    /** Opening of the bar after the one moved to. */
    public long nextOpensAt() {
        Session current = session;
        if (current == null) {
            throw new IllegalStateException("moved to no bar yet");
        }
        return endsAt < current.closesAt()
                ? endsAt
                : calendar.nextSession(endsAt).opensAt();
    }
}
