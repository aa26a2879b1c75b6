package dev.tradewind.engine.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/** The calendar of a kind of market: which days have a session and from when to when (C-17). */
public enum TradingCalendar {
    /** Always open; a session is a UTC day. */
    CRYPTO(365, 24 * 60) {
        @Override
        public Optional<Session> session(LocalDate day) {
            return Optional.of(utcDay(day.toEpochDay()));
        }

        @Override
        public Optional<Session> sessionOf(long epochSecond) {
            return Optional.of(utcDay(Math.floorDiv(epochSecond, DAY)));
        }

        @Override
        public Optional<Session> sessionOfDaily(long epochSecond) {
            return sessionOf(epochSecond).filter(session -> session.opensAt() == epochSecond);
        }

        @Override
        public Session nextSession(long epochSecond) {
            return utcDay(Math.ceilDiv(epochSecond, DAY));
        }
    },

    /** Regular hours of the exchanges in New York: 9:30 to 16:00, to 13:00 on half days. Early closes are known from 1993 on. */
    US_EQUITIES(252, 390) {
        @Override
        public Optional<Session> session(LocalDate day) {
            return UsEquitySessions.of(day);
        }

        @Override
        public Optional<Session> sessionOf(long epochSecond) {
            return UsEquitySessions.of(UsEquitySessions.dateOf(epochSecond))
                    .filter(session -> session.contains(epochSecond));
        }

        @Override
        public Optional<Session> sessionOfDaily(long epochSecond) {
            boolean isDate = Math.floorMod(epochSecond, DAY) == 0;
            return UsEquitySessions.of(
                    isDate
                            ? LocalDate.ofEpochDay(Math.floorDiv(epochSecond, DAY))
                            : UsEquitySessions.dateOf(epochSecond));
        }

        @Override
        public Session nextSession(long epochSecond) {
            LocalDate day = UsEquitySessions.dateOf(epochSecond);
            while (true) {
                Optional<Session> session = UsEquitySessions.of(day);
                if (session.isPresent() && session.get().opensAt() >= epochSecond) {
                    return session.get();
                }
                day = day.plusDays(1);
            }
        }
    };

    private static final long DAY = 86_400;

    private final int sessionsPerYear;
    private final int minutesPerSession;

    TradingCalendar(int sessionsPerYear, int minutesPerSession) {
        this.sessionsPerYear = sessionsPerYear;
        this.minutesPerSession = minutesPerSession;
    }

    /** The session of a trading day; empty on weekends and holidays. */
    public abstract Optional<Session> session(LocalDate day);

    /** The session that the moment lies in; empty outside. */
    public abstract Optional<Session> sessionOf(long epochSecond);

    /** The session that a daily bar means which is stamped like this: with a date (midnight UTC) or any moment of the market's local day. */
    public abstract Optional<Session> sessionOfDaily(long epochSecond);

    /** The first session that opens at the moment or later. */
    public abstract Session nextSession(long epochSecond);

    public Optional<Session> sessionOf(Instant moment) {
        return sessionOf(moment.getEpochSecond());
    }

    public boolean isOpen(Instant moment) {
        return sessionOf(moment).isPresent();
    }

    /** The opening at the moment or the next one after it. */
    public Instant nextOpen(Instant moment) {
        long second = moment.getNano() == 0 ? moment.getEpochSecond() : moment.getEpochSecond() + 1;
        return nextSession(second).opening();
    }

    /** Whole minutes until the session closes, rounded up; empty when the market is closed. A session that never ends a day counts to midnight UTC. */
    public OptionalInt minutesToClose(Instant moment) {
        Optional<Session> session = sessionOf(moment);
        return session.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of((int) Math.ceilDiv(session.get().closesAt() - moment.getEpochSecond(), 60L));
    }

    /** Usual number of sessions in a year, for annual figures: 365 or 252. */
    public int sessionsPerYear() {
        return sessionsPerYear;
    }

    /** Minutes of a full session: 1,440 or 390. */
    public int minutesPerSession() {
        return minutesPerSession;
    }

    private static Session utcDay(long epochDay) {
        return new Session(LocalDate.ofEpochDay(epochDay), epochDay * DAY, (epochDay + 1) * DAY);
    }
}
