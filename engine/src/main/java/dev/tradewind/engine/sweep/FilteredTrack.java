package dev.tradewind.engine.sweep;

import dev.tradewind.engine.strategies.Decision;
import dev.tradewind.engine.strategies.EntryFilters;
import dev.tradewind.engine.strategies.ParameterValues;

/** Lets a decision pass to the track unless the volume filter holds the entry back; history has no spreads to filter by (S-26). */
final class FilteredTrack {
    private static final int PERIOD = 20;

    private final double[] volume;
    private final double[] meanVolume;
    private final double minimumVolume;

    FilteredTrack(Columns columns, ParameterValues values) {
        volume = columns.series().volumes();
        meanVolume = columns.meanVolume(PERIOD);
        minimumVolume = values.decimal("minimumVolume");
    }

    void add(int bar, Decision decision, double sizeFactor, SignalTrack out) {
        boolean passes =
                !decision.isEntry() || EntryFilters.isVolumeEnough(volume[bar], meanVolume[bar], minimumVolume);
        if (passes) {
            out.add(bar, decision, sizeFactor);
        }
    }
}
