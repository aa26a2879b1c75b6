package dev.tradewind.contracts.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every combination of parameter values over one series: {@code POST /api/v1/backtests/sweeps}.
 *
 * @param backtest what stays the same; its values stand for the parameters without a range
 * @param ranges at least one
 */
public record SweepCommand(
        @Nullable BacktestCommand backtest, @Nullable List<ParameterRange> ranges) {}
