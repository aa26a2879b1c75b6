package dev.tradewind.engine.sweep;

import dev.tradewind.engine.strategies.BollingerReversionType;
import dev.tradewind.engine.strategies.BreakoutType;
import dev.tradewind.engine.strategies.BuyAndHoldType;
import dev.tradewind.engine.strategies.DcaOnSignalType;
import dev.tradewind.engine.strategies.DualModeType;
import dev.tradewind.engine.strategies.MovingAverageCrossType;
import dev.tradewind.engine.strategies.ParameterValues;
import dev.tradewind.engine.strategies.RsiReversalType;
import dev.tradewind.engine.strategies.StrategyType;

/** The kernels of the shipped strategies; a type from outside has none and runs in event mode. */
final class SignalKernels {
    private SignalKernels() {}

    static boolean has(StrategyType type) {
        return type instanceof DualModeType
                || type instanceof MovingAverageCrossType
                || type instanceof RsiReversalType
                || type instanceof BollingerReversionType
                || type instanceof BreakoutType
                || type instanceof DcaOnSignalType
                || type instanceof BuyAndHoldType;
    }

    static SignalKernel of(StrategyType type, ParameterValues values, Columns columns) {
        return switch (type) {
            case DualModeType _ -> new DualModeKernel(columns, values);
            case MovingAverageCrossType _ -> new MovingAverageCrossKernel(columns, values);
            case RsiReversalType _ -> new RsiReversalKernel(columns, values);
            case BollingerReversionType _ -> new BollingerReversionKernel(columns, values);
            case BreakoutType _ -> new BreakoutKernel(columns, values);
            case DcaOnSignalType _ -> new DcaOnSignalKernel(columns, values);
            case BuyAndHoldType _ -> new BuyAndHoldKernel();
            default -> throw new IllegalArgumentException("no kernel for " + type.id());
        };
    }
}
