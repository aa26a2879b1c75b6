package dev.tradewind.strategy.worker;

import dev.tradewind.contracts.rest.ParameterRange;
import dev.tradewind.engine.strategies.StrategyType;
import dev.tradewind.engine.sweep.Axis;
import dev.tradewind.engine.sweep.Exits;
import java.util.Objects;

/** Ranges of a request as the engine's axes: over a parameter of the strategy, or over an exit by its name in {@link Exits}. */
public final class RangeAxes {
    private RangeAxes() {}

    /** The axis of a range that has all its parts. */
    public static Axis axis(ParameterRange range) {
        return new Axis.Range(
                Objects.requireNonNull(range.name()),
                Objects.requireNonNull(range.from()),
                Objects.requireNonNull(range.to()),
                Objects.requireNonNull(range.step()));
    }

    /** Whether a range is over stop or take-profit and not over a parameter of the same name. */
    public static boolean isExit(StrategyType type, ParameterRange range) {
        return Exits.isAxis(range.name())
                && type.parameters().stream()
                        .noneMatch(parameter -> parameter.name().equals(range.name()));
    }
}
