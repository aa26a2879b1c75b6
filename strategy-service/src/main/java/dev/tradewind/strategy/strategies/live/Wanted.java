package dev.tradewind.strategy.strategies.live;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One computation, and the strategies of users that want its signals. */
record Wanted(String runKey, String typeId, Map<String, BigDecimal> values, List<Subscriber> subscribers) {
    Wanted {
        values = Map.copyOf(values);
        subscribers = List.copyOf(subscribers);
    }

    /** A user's enabled strategy. */
    record Subscriber(UUID user, UUID strategy) {}
}
