package dev.tradewind.strategy.worker;

import dev.tradewind.contracts.rest.ParameterRange;
import dev.tradewind.engine.strategies.StrategyType;
import dev.tradewind.engine.sweep.Axis;
import dev.tradewind.engine.sweep.Exits;
import java.util.Objects;

/**
 * Ranges of a request as the engine's axes. An exit is called as the field of the backtest it replaces; where the strategy has a
 * parameter of that name, as dual mode has its own {@code stopPercent}, only the engine's shorter name means the exit.
 */
public final class RangeAxes {
    private RangeAxes() {}

    /** The axis of a range that has all its parts. */
    public static Axis axis(StrategyType type, ParameterRange range) {
        return new Axis.Range(
                name(type, Objects.requireNonNull(range.name())),
                Objects.requireNonNull(range.from()),
                Objects.requireNonNull(range.to()),
                Objects.requireNonNull(range.step()));
    }

    /** Whether a range is over stop or take-profit and not over a parameter. */
    public static boolean isExit(StrategyType type, ParameterRange range) {
        String name = name(type, range.name());
        return !isParameter(type, name) && (name.equals(Exits.STOP_AXIS) || name.equals(Exits.TAKE_PROFIT_AXIS));
    }

    private static String name(StrategyType type, String given) {
        if (isParameter(type, given)) {
            return given;
        }
        return switch (given) {
            case "stopPercent" -> Exits.STOP_AXIS;
            case "takeProfitPercent" -> Exits.TAKE_PROFIT_AXIS;
            default -> given;
        };
    }

    private static boolean isParameter(StrategyType type, String name) {
        return type.parameters().stream().anyMatch(parameter -> parameter.name().equals(name));
    }
}
