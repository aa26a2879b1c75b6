package dev.tradewind.engine.walkforward;

import dev.tradewind.engine.sweep.SetMetrics;

/** What the training part looks for; more is better. */
public enum Objective {
    NET_PROFIT,
    SHARPE,
    PROFIT_FACTOR,
    /** Return over the deepest drawdown. */
    RETURN_OVER_DRAWDOWN;

    /** NaN where the set shows nothing. */
    double of(SetMetrics metrics) {
        if (!metrics.hasTraded()) {
            return Double.NaN; // a set that did not trade has shown nothing
        }
        return switch (this) {
            case NET_PROFIT -> metrics.netProfit();
            case SHARPE -> metrics.sharpe();
            case PROFIT_FACTOR ->
                // no loss at all: as good as can be when something was won
                Double.isNaN(metrics.profitFactor()) && metrics.netProfit() > 0
                        ? Double.POSITIVE_INFINITY
                        : metrics.profitFactor();
            case RETURN_OVER_DRAWDOWN ->
                metrics.maxDrawdownPercent() > 0
                        ? metrics.netProfitPercent() / metrics.maxDrawdownPercent()
                        : metrics.netProfit() > 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        };
    }
}
