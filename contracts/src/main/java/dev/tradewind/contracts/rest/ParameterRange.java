package dev.tradewind.contracts.rest;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The values {@code from, from + step, …} up to {@code to} of one of the strategy's parameters, or of an exit: {@code stop}
 * and {@code takeProfit} are the percentages of the backtest, which can have a range unless it names a DCA configuration. Ranges of
 * exits come last in the view of a job, and so change fastest from set to set.
 */
public record ParameterRange(
        String name,
        @Nullable BigDecimal from,
        @Nullable BigDecimal to,
        @Nullable BigDecimal step) {}
