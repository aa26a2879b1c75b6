package dev.tradewind.kit.events;

import java.util.List;
import java.util.Map;

/** Facts in order of partition and position, and where the producer's heads stand. */
public record PullAnswer(List<EventEnvelope> events, Map<Integer, Long> heads) {
    public PullAnswer {
        events = List.copyOf(events);
        heads = Map.copyOf(heads);
    }
}
