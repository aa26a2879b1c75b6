package dev.tradewind.engine.sweep;

import java.util.List;

/**
 * What is left of one parameter set: the same numbers as the tear sheet of a single run, statistics except for the profit.
 *
 * @param netProfit last equity less the starting cash, in units of 0.00000001 of the quote currency
 * @param returnPercent net profit as a percentage of the starting cash
 * @param maxDrawdownPercent deepest fall of the equity from a peak, as a percentage of the peak, 0 or more
 * @param sharpe from daily returns, a year's worth; NaN where there are too few days or they are all alike
 * @param trades positions opened, one that is still open included
 * @param winRate share of the closed trades that won, 0 to 1; NaN without one
 * @param profitFactor gross win over gross loss; NaN without a loss
 */
public record SetMetrics(
        long netProfit,
        double returnPercent,
        double maxDrawdownPercent,
        double sharpe,
        int trades,
        double winRate,
        double profitFactor) {
    /** Names of the columns of {@link #csv()}. */
    public static final List<String> COLUMNS =
            List.of("netProfit", "returnPercent", "maxDrawdownPercent", "sharpe", "trades", "winRate", "profitFactor");

    /** The row as text; an unknown number is empty. */
    public List<String> csv() {
        return List.of(
                java.math.BigDecimal.valueOf(netProfit, 8).toPlainString(),
                text(returnPercent),
                text(maxDrawdownPercent),
                text(sharpe),
                Integer.toString(trades),
                text(winRate),
                text(profitFactor));
    }

    private static String text(double number) {
        return Double.isNaN(number) || Double.isInfinite(number) ? "" : Double.toString(number);
    }
}
