package dev.tradewind.engine.strategies;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All types that can be chosen: the shipped ones, and those of jars which the operator installed (C-61). Immutable. */
public final class StrategyTypes {
    private final Map<String, StrategyType> byId;

    private StrategyTypes(Map<String, StrategyType> byId) {
        this.byId = byId;
    }

    public static StrategyTypes shipped() {
        return with(List.of());
    }

    /**
     * The shipped types and these others.
     *
     * @throws IllegalStateException when two types have the same id; the message names both classes
     */
    public static StrategyTypes with(List<StrategyType> others) {
        Map<String, StrategyType> byId = new LinkedHashMap<>();
        ShippedStrategies.all().forEach(type -> byId.put(type.id(), type));
        for (StrategyType type : others) {
            StrategyType before = byId.putIfAbsent(type.id(), type);
            if (before != null) {
                throw new IllegalStateException("two strategies are called " + type.id() + ": "
                        + before.getClass().getName() + " and "
                        + type.getClass().getName());
            }
        }
        return new StrategyTypes(byId);
    }

    /** The shipped types first. */
    public List<StrategyType> all() {
        return List.copyOf(byId.values());
    }

    public Optional<StrategyType> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
