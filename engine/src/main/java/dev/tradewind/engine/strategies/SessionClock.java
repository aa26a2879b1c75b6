package dev.tradewind.engine.strategies;

import dev.tradewind.engine.calendar.TradingCalendar;
import dev.tradewind.engine.instruments.Symbol;

/** What the entry filters ask about the exchange's day (S-26). Moments are epoch seconds. */
public interface SessionClock {
    /** A market without sessions, such as crypto. */
    SessionClock ALWAYS_OPEN = new SessionClock() {
        @Override
        public long secondsToClose(long moment) {
            return Long.MAX_VALUE;
        }

        @Override
        public boolean isQuietHour(long moment) {
            return false;
        }
    };

    /** Pairs trade around the clock, everything else in the sessions of New York. Backtest and live ask the same. */
    static SessionClock of(Symbol symbol) {
        return symbol.quote().isPresent() ? ALWAYS_OPEN : of(TradingCalendar.US_EQUITIES);
    }

    static SessionClock of(TradingCalendar calendar) {
        return switch (calendar) {
            case CRYPTO -> ALWAYS_OPEN;
            case US_EQUITIES -> new CalendarSessions(calendar);
        };
    }

    /** Until the session that the moment lies in ends; 0 when none is open, {@link Long#MAX_VALUE} when none ever ends. */
    long secondsToClose(long moment);

    /** Whether the moment lies in the hour in which trading is thin, 12:00 to 13:00 in New York for its equities. */
    boolean isQuietHour(long moment);
}
