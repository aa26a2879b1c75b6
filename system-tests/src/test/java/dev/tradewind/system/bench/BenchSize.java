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
 * @param bars of the series on which the engine is measured
 */
public enum BenchSize {
    SMALL(3, 32, 1_000, 90, 30, 1_000, 1, 200_000),
    FULL(7, 128, 10_000, 1_000, 100, 10_000, 7, 1_000_000);

    private final int rounds;
    private final int users;
    private final int alertsPerRound;
    private final int lowLoadAlerts;
    private final int entries;
    private final int burst;
    private final int starts;
    private final int bars;

    BenchSize(
            int rounds,
            int users,
            int alertsPerRound,
            int lowLoadAlerts,
            int entries,
            int burst,
            int starts,
            int bars) {
        this.rounds = rounds;
        this.users = users;
        this.alertsPerRound = alertsPerRound;
        this.lowLoadAlerts = lowLoadAlerts;
        this.entries = entries;
        this.burst = burst;
        this.starts = starts;
        this.bars = bars;
    }

    public static BenchSize named(String name) {
        return name.isBlank() ? SMALL : valueOf(name.strip().toUpperCase(Locale.ROOT));
    }

    public int rounds() {
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

    public int bars() {
        return bars;
    }
}
