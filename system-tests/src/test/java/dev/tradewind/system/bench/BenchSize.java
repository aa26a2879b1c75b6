package dev.tradewind.system.bench;

import java.util.Locale;

/**
 * How much is measured: {@code SIZE=small} takes minutes, {@code SIZE=full} is for figures that are quoted.
 *
 * @param rounds pairs of ours and the peer's
 * @param users traders with a hook each, over whom the alerts are spread
 * @param alertsPerRound alerts of one round under load
 * @param lowLoadAlerts alerts sent one after the other
 * @param entries entries whose way to the venue is timed
 * @param burst alerts sent at once
 * @param starts starts of each service with and without a cache
 */
enum BenchSize {
    SMALL(3, 32, 1_000, 90, 30, 1_000, 1),
    FULL(7, 128, 10_000, 1_000, 100, 10_000, 7);

    private final int rounds;
    private final int users;
    private final int alertsPerRound;
    private final int lowLoadAlerts;
    private final int entries;
    private final int burst;
    private final int starts;

    BenchSize(int rounds, int users, int alertsPerRound, int lowLoadAlerts, int entries, int burst, int starts) {
        this.rounds = rounds;
        this.users = users;
        this.alertsPerRound = alertsPerRound;
        this.lowLoadAlerts = lowLoadAlerts;
        this.entries = entries;
        this.burst = burst;
        this.starts = starts;
    }

    static BenchSize named(String name) {
        return name.isBlank() ? SMALL : valueOf(name.strip().toUpperCase(Locale.ROOT));
    }

    int rounds() {
        return rounds;
    }

    int users() {
        return users;
    }

    int alertsPerRound() {
        return alertsPerRound;
    }

    int lowLoadAlerts() {
        return lowLoadAlerts;
    }

    int entries() {
        return entries;
    }

    int burst() {
        return burst;
    }

    int starts() {
        return starts;
    }
}
