package dev.tradewind.engine.signals;

import java.time.Duration;
import java.time.Instant;

/** How an alert's own time compares with its arrival (D-09, C-57). */
public enum Freshness {
    FRESH,
    /** It would open risk, but is too old for that. */
    STALE,
    /** It claims to come from the future. */
    AHEAD;

    /** Judges an alert: nothing may be further ahead than the limit, and only what opens risk grows stale. */
    public static Freshness of(SignalKind kind, Instant signalAt, Instant receivedAt, Duration limit) {
        Duration age = Duration.between(signalAt, receivedAt);
        if (age.negated().compareTo(limit) > 0) {
            return AHEAD;
        }
        return kind.opensRisk() && age.compareTo(limit) > 0 ? STALE : FRESH;
    }
}
