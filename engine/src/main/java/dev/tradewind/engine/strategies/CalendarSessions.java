package dev.tradewind.engine.strategies;

import dev.tradewind.engine.calendar.TradingCalendar;

/** The sessions of a calendar whose days open at 9:30 in New York. */
record CalendarSessions(TradingCalendar calendar) implements SessionClock {
    /** 12:00 and 13:00, in seconds after the opening; the clocks are never changed during a session. */
    private static final long QUIET_FROM = 9_000;

    private static final long QUIET_UNTIL = 12_600;

    @Override
    public long secondsToClose(long moment) {
        return calendar.sessionOf(moment)
                .map(session -> session.closesAt() - moment)
                .orElse(0L);
    }

    @Override
    public boolean isQuietHour(long moment) {
        return calendar.sessionOf(moment)
                .map(session -> moment - session.opensAt())
                .filter(open -> open >= QUIET_FROM && open < QUIET_UNTIL)
                .isPresent();
    }
}
