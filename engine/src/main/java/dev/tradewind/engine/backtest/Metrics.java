package dev.tradewind.engine.backtest;

import dev.tradewind.engine.matching.InstrumentScale;
import dev.tradewind.engine.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures of a run (D-19). Money is exact; everything else is statistics, hence doubles. Null means that there is nothing to
 * compute it from. Open trades count in the equity and nowhere else.
 *
 * @param netProfit of the account, open trades valued at the last bid
 * @param annualReturnPercent compounded, from the first to the last bar
 * @param volatilityPercent standard deviation of daily returns, annualised
 * @param sharpe (mean of daily returns − risk-free 4 % a year) / deviation, annualised
 * @param sortino the same over the downside deviation
 * @param calmar annual return / greatest drawdown
 * @param longestDrawdownPoints points of the curve from a peak to its return or to the end
 * @param winRatePercent wins / (wins + losses + flat)
 * @param profitFactor gross win / gross loss, null without a loss
 * @param expectancy p · average win − (1 − p) · |average loss|, in quote currency: what a trade earned on average
 * @param exposurePercent points of the curve at which something was held
 */
public record Metrics(
        Money startingCash,
        Money finalEquity,
        Money netProfit,
        double netProfitPercent,
        @Nullable Double annualReturnPercent,
        @Nullable Double volatilityPercent,
        @Nullable Double sharpe,
        @Nullable Double sortino,
        @Nullable Double calmar,
        double maxDrawdownPercent,
        int longestDrawdownPoints,
        int trades,
        int wins,
        int losses,
        int flats,
        int openTrades,
        @Nullable Double winRatePercent,
        @Nullable Double profitFactor,
        @Nullable Double expectancy,
        @Nullable Double averageWin,
        @Nullable Double averageLoss,
        double exposurePercent,
        Money fees,
        Money slippageCost) {

    /** Trading days a year of US shares. */
    public static final int SHARE_DAYS = 252;
    /** Coins trade every day. */
    public static final int COIN_DAYS = 365;

    /** A year's return without risk (D-19). */
    public static final double RISK_FREE = 0.04;

    private static final double SECONDS_OF_A_YEAR = 365.25 * 86_400;

    /** @param periodsPerYear trading days a year: {@link #SHARE_DAYS} or {@link #COIN_DAYS} */
    public static Metrics of(BacktestResult result, int periodsPerYear) {
        EquityCurve curve = result.equity();
        long start = InstrumentScale.units(result.cash().amount());
        long end = curve.size() == 0 ? start : curve.units()[curve.size() - 1];
        List<DrawdownPeriod> drawdowns = DrawdownPeriod.all(start, curve);
        double deepest =
                drawdowns.stream().mapToDouble(DrawdownPeriod::percent).max().orElse(0);
        DailyReturns daily = DailyReturns.of(start, curve);
        Double annual = annualReturn(start, end, curve);
        TradeFigures figures = TradeFigures.of(result.trades());
        double excess = daily.mean() - RISK_FREE / periodsPerYear;
        double years = Math.sqrt(periodsPerYear);
        return new Metrics(
                result.cash(),
                new Money(InstrumentScale.decimal(end), result.cash().currency()),
                new Money(InstrumentScale.decimal(end - start), result.cash().currency()),
                100.0 * (end - start) / start,
                annual,
                known(100 * daily.deviation() * years),
                known(daily.sharpe(RISK_FREE, periodsPerYear)),
                known(excess / daily.downsideDeviation(RISK_FREE / periodsPerYear) * years),
                annual == null ? null : known(annual / deepest),
                deepest,
                drawdowns.stream()
                        .mapToInt(period -> period.length(curve))
                        .max()
                        .orElse(0),
                figures.closed(),
                figures.wins(),
                figures.losses(),
                figures.flats(),
                figures.open(),
                known(100.0 * figures.wins() / figures.closed()),
                figures.losses() == 0 ? null : known(figures.grossWin() / figures.grossLoss()),
                known(figures.expectancy()),
                known(figures.grossWin() / figures.wins()),
                known(-figures.grossLoss() / figures.losses()),
                curve.size() == 0 ? 0 : 100.0 * result.exposedPoints() / curve.size(),
                result.fees(),
                result.slippageCost());
    }

    /** Null below one day, for a year of minutes says nothing, and when everything was lost. */
    private static @Nullable Double annualReturn(long start, long end, EquityCurve curve) {
        if (curve.size() < 2 || end <= 0) {
            return null;
        }
        double years = (curve.opensAt()[curve.size() - 1] - curve.opensAt()[0]) / SECONDS_OF_A_YEAR;
        boolean isLongEnough = years * 365.25 >= 1;
        return isLongEnough ? known(100 * (Math.pow((double) end / start, 1 / years) - 1)) : null;
    }

    private static @Nullable Double known(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /** Sums over the closed trades. */
    record TradeFigures(int wins, int losses, int flats, int open, double grossWin, double grossLoss) {
        static TradeFigures of(List<TradeRecord> trades) {
            int wins = 0;
            int losses = 0;
            int open = 0;
            double grossWin = 0;
            double grossLoss = 0;
            for (TradeRecord trade : trades) {
                double profit = trade.netProfit().amount().doubleValue();
                if (trade.isOpen()) {
                    open++;
                } else if (profit > 0) {
                    wins++;
                    grossWin += profit;
                } else if (profit < 0) {
                    losses++;
                    grossLoss -= profit;
                }
            }
            return new TradeFigures(wins, losses, trades.size() - open - wins - losses, open, grossWin, grossLoss);
        }

        int closed() {
            return wins + losses + flats;
        }

        double expectancy() {
            double p = (double) wins / closed();
            double averageWin = wins == 0 ? 0 : grossWin / wins;
            double averageLoss = losses == 0 ? 0 : grossLoss / losses;
            double lossShare = (double) losses / closed();
            return p * averageWin - lossShare * averageLoss;
        }
    }
}
