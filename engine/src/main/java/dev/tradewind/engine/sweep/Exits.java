package dev.tradewind.engine.sweep;

import dev.tradewind.engine.backtest.SimpleConfiguration;
import dev.tradewind.engine.grid.DcaConfiguration;
import dev.tradewind.engine.grid.TakeProfitMode;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.strategies.Parameter;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The resting exits of one set of a sweep, in percent as in {@link SimpleConfiguration}; 0 is none, null is what the setup has.
 * Signals do not depend on them, so sets that differ in nothing else share theirs.
 *
 * @param stop of the reference price P0
 * @param takeProfit of the fill price
 */
public record Exits(@Nullable BigDecimal stop, @Nullable BigDecimal takeProfit) {
    /** Name of the axis over the stop. A strategy with a parameter of this name has no such axis: its own comes first. */
    public static final String STOP_AXIS = "stop";

    /** Name of the axis over the take-profit. */
    public static final String TAKE_PROFIT_AXIS = "takeProfit";

    /** Those of the setup. */
    public static final Exits OF_SETUP = new Exits(null, null);

    /** Finer than this no exit is. */
    static final int MAX_DECIMALS = 4;

    /** What an axis over exits may be, in the words of a strategy's parameters. */
    static final List<Parameter> PARAMETERS = List.of(
            Parameter.decimal(
                    STOP_AXIS, "0", "99", "3", "0.1", "Stop below the reference price, in percent; 0 for none."),
            Parameter.decimal(
                    TAKE_PROFIT_AXIS, "0", "10000", "0", "0.1", "Take-profit above the fill, in percent; 0 for none."));

    /** Whether an axis of this name is over an exit, unless the strategy has such a parameter. */
    public static boolean isAxis(String name) {
        return name.equals(STOP_AXIS) || name.equals(TAKE_PROFIT_AXIS);
    }

    /** Whether a configuration is one in which exits can differ: what {@link SimpleConfiguration} makes, no grid. */
    public static boolean fit(DcaConfiguration configuration) {
        return !configuration.levels().isEmpty()
                && SimpleConfiguration.of(
                                configuration.capital(), takeProfitOf(configuration), configuration.stopLoss())
                        .equals(configuration);
    }

    /**
     * The configuration with these exits instead of its own.
     *
     * @throws IllegalArgumentException when they do not {@link #fit(DcaConfiguration)}
     */
    DcaConfiguration in(DcaConfiguration configuration) {
        if (stop == null && takeProfit == null) {
            return configuration;
        }
        if (!fit(configuration)) {
            throw new IllegalArgumentException("exits can be swept only where no DCA configuration is chosen");
        }
        return SimpleConfiguration.of(
                configuration.capital(),
                takeProfit == null ? takeProfitOf(configuration) : percent(takeProfit),
                stop == null ? configuration.stopLoss() : percent(stop));
    }

    private static @Nullable Percent takeProfitOf(DcaConfiguration configuration) {
        return configuration.takeProfitMode() == TakeProfitMode.PER_LEG
                ? configuration.levels().getFirst().takeProfit()
                : null;
    }

    private static @Nullable Percent percent(BigDecimal value) {
        return value.signum() == 0 ? null : new Percent(value);
    }
}
