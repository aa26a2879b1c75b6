package dev.tradewind.engine.calendar;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One trading session, half-open: a moment lies in it when {@code opensAt <= moment < closesAt}.
 *
 * @param date the trading day
 * @param opensAt epoch second
 * @param closesAt epoch second
 */
public record Session(LocalDate date, long opensAt, long closesAt) {
    public boolean contains(long epochSecond) {
        return opensAt <= epochSecond && epochSecond < closesAt;
    }

    public Instant opening() {
        return Instant.ofEpochSecond(opensAt);
    }

    public Instant closing() {
        return Instant.ofEpochSecond(closesAt);
    }

    /** Length in minutes. */
    public int minutes() {
        return (int) ((closesAt - opensAt) / 60);
    }
}
