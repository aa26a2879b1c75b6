package dev.tradewind.engine.sweep;

import dev.tradewind.engine.strategies.ParameterValues;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The signals of the last values over the last few parts of the series: sets that differ only in their exits ask for the same. */
final class TrackCache {
    private static final int MOST_TRACKS = 64;

    private final Map<Part, SignalTrack> tracks = new LinkedHashMap<>();
    private final Deque<SignalTrack> free = new ArrayDeque<>();
    private @Nullable ParameterValues values;
    private @Nullable SignalKernel signals;

    private record Part(int from, int to) {}

    /** @param kernel makes the kernel of these values, asked only when it is needed */
    SignalTrack of(ParameterValues wanted, Supplier<SignalKernel> kernel, int from, int to) {
        if (!wanted.equals(values)) {
            free.addAll(tracks.values());
            tracks.clear();
            values = wanted;
            signals = null;
        }
        Part part = new Part(from, to);
        SignalTrack known = tracks.get(part);
        if (known != null) {
            return known;
        }
        SignalKernel deciding = signals == null ? kernel.get() : signals;
        signals = deciding;
        SignalTrack track = vacant();
        deciding.decide(from, to, track);
        tracks.put(part, track);
        return track;
    }

    private SignalTrack vacant() {
        if (tracks.size() == MOST_TRACKS) {
            Iterator<SignalTrack> oldest = tracks.values().iterator();
            free.add(oldest.next());
            oldest.remove();
        }
        SignalTrack track = free.isEmpty() ? new SignalTrack() : free.pop();
        track.clear();
        return track;
    }
}
