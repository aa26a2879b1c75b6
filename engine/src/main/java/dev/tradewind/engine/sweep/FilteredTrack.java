package dev.tradewind.engine.sweep;

import dev.tradewind.engine.strategies.Decision;
import dev.tradewind.engine.strategies.EntryFilters;
import dev.tradewind.engine.strategies.ParameterValues;
import dev.tradewind.engine.strategies.SessionClock;

/**
 * Lets a decision pass to the track unless a filter holds the entry back: too little volume, or the end of a session; history has
 * no spreads to filter by (S-26).
 */
final class FilteredTrack {
    private final Mask enoughVolume;
    private final long[] opensAt;
    private final long barSeconds;
    private final long closingSeconds;
    private final SessionClock sessions;

    private record VolumeKey(double minimum) {}

    FilteredTrack(Columns columns, ParameterValues values) {
        double minimumVolume = values.decimal("minimumVolume");
        enoughVolume =
                columns.mask(new VolumeKey(minimumVolume), () -> new EnoughVolume(columns.series(), minimumVolume));
        opensAt = columns.series().opensAt();
        barSeconds = columns.series().timeframe().seconds();
        closingSeconds = values.integer("closingMinutes") * 60L;
        sessions = columns.sessions();
    }

    void add(int bar, Decision decision, double sizeFactor, SignalTrack out) {
        if (!decision.isEntry() || passes(bar)) {
            out.add(bar, decision, sizeFactor);
        }
    }

    private boolean passes(int bar) {
        return enoughVolume.has(bar)
                && EntryFilters.isFarFromClose(
                        barSeconds, sessions.secondsToClose(opensAt[bar] + barSeconds), closingSeconds);
    }
}
