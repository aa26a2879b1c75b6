package dev.tradewind.engine.strategies;

import java.util.List;

/** What a strategy remembers, as plain numbers, so that it can be stored anywhere. */
public record StrategyState(List<Double> numbers) {
    public StrategyState {
        numbers = List.copyOf(numbers);
    }
}
