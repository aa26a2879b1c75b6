package dev.tradewind.engine.strategies;

import java.util.List;
import java.util.Optional;

/** The strategies that come with the product. */
public final class ShippedStrategies {
    private static final List<StrategyType> ALL = List.of(
            new DualModeType(),
            new MovingAverageCrossType(),
            new RsiReversalType(),
            new BollingerReversionType(),
            new BreakoutType(),
            new DcaOnSignalType(),
            new BuyAndHoldType());

    private ShippedStrategies() {}

    /** All of them, in the order in which pages show them. */
    public static List<StrategyType> all() {
        return ALL;
    }

    public static Optional<StrategyType> find(String id) {
        return ALL.stream().filter(type -> type.id().equals(id)).findFirst();
    }
}
