package dev.tradewind.engine.sweep;

import dev.tradewind.engine.backtest.Metrics;
import dev.tradewind.engine.matching.InstrumentScale;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is left of one parameter set: the same numbers as {@link Metrics} of a single run, statistics except for the profit. NaN
 * means that there is nothing to compute it from.
 *
 * @param netProfit last equity less the starting cash, in units of 0.00000001 of the quote currency
 * @param netProfitPercent of the starting cash
 * @param maxDrawdownPercent deepest fall of the equity from a peak, as a percentage of the peak, 0 or more
 * @param sharpe from daily returns, annualised
 * @param trades positions that were opened and closed again
 * @param openTrades positions still open at the end
 * @param winRatePercent share of the closed trades that won
 * @param profitFactor gross win over gross loss
 */
public record SetMetrics(
        long netProfit,
        double netProfitPercent,
        double maxDrawdownPercent,
        double sharpe,
        int trades,
        int openTrades,
        double winRatePercent,
        double profitFactor) {
    /** Names of the columns of {@link #csv()}. */
    public static final List<String> COLUMNS = List.of(
            "netProfit",
            "netProfitPercent",
            "maxDrawdownPercent",
            "sharpe",
            "trades",
            "openTrades",
            "winRatePercent",
            "profitFactor");

    static SetMetrics of(Metrics metrics) {
        return new SetMetrics(
                InstrumentScale.units(metrics.netProfit().amount()),
                metrics.netProfitPercent(),
                metrics.maxDrawdownPercent(),
                orNaN(metrics.sharpe()),
                metrics.trades(),
                metrics.openTrades(),
                orNaN(metrics.winRatePercent()),
                orNaN(metrics.profitFactor()));
    }

    /** Whether anything was bought. */
    public boolean hasTraded() {
        return trades + openTrades > 0;
    }

    /** The row as text; an unknown number is empty. */
    public List<String> csv() {
        return List.of(
                InstrumentScale.decimal(netProfit).toPlainString(),
                text(netProfitPercent),
                text(maxDrawdownPercent),
                text(sharpe),
                Integer.toString(trades),
                Integer.toString(openTrades),
                text(winRatePercent),
                text(profitFactor));
    }

    private static double orNaN(@Nullable Double number) {
        return number == null ? Double.NaN : number;
    }

    private static String text(double number) {
        return Double.isNaN(number) ? "" : Double.toString(number);
    }
}
