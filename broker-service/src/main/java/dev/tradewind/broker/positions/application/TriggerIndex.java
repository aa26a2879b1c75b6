package dev.tradewind.broker.positions.application;

import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.positions.TriggerLevel;
import java.util.List;
import java.util.UUID;

/** Port: remembers at which prices a group wants to be looked at again. */
public interface TriggerIndex {
    /** Replaces what the group waits for; an empty list forgets the group. */
    void watch(UUID userId, UUID groupId, Symbol symbol, List<TriggerLevel> levels);
}
