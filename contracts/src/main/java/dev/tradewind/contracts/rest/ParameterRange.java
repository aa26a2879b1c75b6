package dev.tradewind.contracts.rest;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The values {@code from, from + step, …} up to {@code to} of one of the strategy's parameters, or of an exit: {@code stopPercent}
 * and {@code takeProfitPercent} of the backtest can have a range as well, unless it names a DCA configuration. {@code stop} and
 * {@code takeProfit} mean the same, also where the strategy has a parameter of the longer name. Ranges of exits come last in the
 * view of a job, and so change fastest from set to set.
 */
public record ParameterRange(
        String name,
        @Nullable BigDecimal from,
        @Nullable BigDecimal to,
        @Nullable BigDecimal step) {}
