package dev.tradewind.web.backtests;

import dev.tradewind.contracts.rest.BacktestMetricsView;
import dev.tradewind.web.text.Figure;
import dev.tradewind.web.text.Figures;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** One figure of a result with what it means (D-19); {@code kind} is gain, loss or empty. */
public record Metric(String name, String value, String kind, String definition) {
    static final String CURRENCY = "USDT";

    /** A headed part of a tear sheet. */
    public record Group(String title, List<Metric> metrics) {}

    /** What sets of a sweep are sorted and coloured by, in words. */
    static String name(String code) {
        return switch (code) {
            case "netProfitPercent" -> "Net profit";
            case "sharpe" -> "Sharpe ratio";
            case "maxDrawdownPercent" -> "Deepest drawdown";
            case "winRatePercent" -> "Win rate";
            case "profitFactor" -> "Profit factor";
            case "trades" -> "Trades";
            case "returnOverDrawdown" -> "Return over drawdown";
            default -> code;
        };
    }

    /** A value of such a metric as text; percents with their sign. */
    static Figure figure(String code, double value, Figures figures) {
        return switch (code) {
            case "netProfitPercent" -> figures.profitPercent(value);
            case "maxDrawdownPercent" -> fall(value, figures);
            case "winRatePercent" -> new Figure(figures.percent(value), "");
            case "trades" -> new Figure(figures.count(Math.round(value)), "");
            default -> new Figure(figures.ratio(value), code.equals("profitFactor") ? "" : sign(value));
        };
    }

    /** A drawdown: below zero, whatever sign a service gives it. */
    static Figure fall(double percent, Figures figures) {
        return figures.profitPercent(-Math.abs(percent));
    }

    /** Whether less of it is better. */
    static boolean isBetterLow(String code) {
        return code.equals("maxDrawdownPercent");
    }

    /** Where a metric turns from bad to good, if there is such a value. */
    static OptionalDouble neutral(String code) {
        return switch (code) {
            case "netProfitPercent", "sharpe", "returnOverDrawdown" -> OptionalDouble.of(0);
            case "profitFactor" -> OptionalDouble.of(1);
            default -> OptionalDouble.empty();
        };
    }

    /** Whether it is written in percent. */
    static boolean isPercent(String code) {
        return code.endsWith("Percent");
    }

    /** A value for a narrow cell under a head that tells the unit. */
    static String brief(String code, double value, Figures figures) {
        return isPercent(code)
                ? figures.tenths(isBetterLow(code) ? -Math.abs(value) : value)
                : figure(code, value, figures).text();
    }

    static List<Group> all(BacktestMetricsView of, Figures figures) {
        return List.of(
                new Group("Result", result(of, figures)),
                new Group("Risk", risk(of, figures)),
                new Group("Trades", trades(of, figures)),
                new Group("Costs", costs(of, figures)));
    }

    private static List<Metric> result(BacktestMetricsView of, Figures figures) {
        Figure profit = figures.profit(of.netProfit(), CURRENCY);
        return List.of(
                new Metric(
                        "Net profit",
                        profit.text(),
                        profit.kind(),
                        "Value of the account at the end minus cash at the start, after fees and slippage. Open positions count at the last bid."),
                signed("Return", of.netProfitPercent(), figures, "Net profit in percent of the cash at the start."),
                signed(
                        "Per year",
                        of.annualReturnPercent(),
                        figures,
                        "The yearly return that, compounded, would have given the same result."),
                plain(
                        "Value at the end",
                        figures.money(of.finalEquity(), CURRENCY),
                        "Cash plus what is held at the last bid. It started with "
                                + figures.money(of.startingCash(), CURRENCY) + "."),
                signed(
                        "Buy and hold",
                        of.benchmarkPercent(),
                        figures,
                        "What buying at the first bar and holding to the last would have made."));
    }

    private static List<Metric> risk(BacktestMetricsView of, Figures figures) {
        return List.of(
                plain(
                        "Deepest drawdown",
                        fall(of.maxDrawdownPercent(), figures).text(),
                        "Greatest fall of the account from a peak to a later low, in percent of the peak."),
                plain(
                        "Longest drawdown",
                        figures.count(of.longestDrawdownBars()) + " bars",
                        "Most bars from a peak to the next new one, or to the end."),
                plain(
                        "Sharpe ratio",
                        figures.ratio(of.sharpe()),
                        "Daily return above a risk-free 4 % a year, divided by its standard deviation, times √252 (√365 for crypto). Above 1 is good, above 2 rare."),
                plain("Sortino ratio", figures.ratio(of.sortino()), "Like Sharpe, but only falls count as risk."),
                plain("Calmar ratio", figures.ratio(of.calmar()), "Return per year divided by the deepest drawdown."),
                plain(
                        "Volatility per year",
                        figures.percent(of.volatilityPercent()),
                        "Standard deviation of daily returns, scaled to a year."));
    }

    private static List<Metric> trades(BacktestMetricsView of, Figures figures) {
        return List.of(
                plain(
                        "Trades",
                        figures.count(of.trades()),
                        of.wins() + " won, " + of.losses() + " lost, " + of.flats() + " flat; " + of.openTrades()
                                + " still open at the end. One trade is one position, from its first buy to its last sale."),
                plain(
                        "Win rate",
                        figures.percent(of.winRatePercent()),
                        "Trades that won, of those that won, lost or ended flat."),
                plain(
                        "Profit factor",
                        figures.ratio(of.profitFactor()),
                        "Sum of the gains divided by the sum of the losses. Above 1 earns; nothing is shown without a loss."),
                signedMoney(
                        "Expectancy",
                        of.expectancy(),
                        figures,
                        "Average net result of one trade: win rate × average gain − loss rate × average loss."),
                signedMoney("Average gain", of.averageWin(), figures, "Mean net result of the trades that won."),
                signedMoney("Average loss", of.averageLoss(), figures, "Mean net result of the trades that lost."),
                plain(
                        "Time in the market",
                        figures.percent(of.exposurePercent()),
                        "Bars with a position, of all bars."));
    }

    private static List<Metric> costs(BacktestMetricsView of, Figures figures) {
        return List.of(
                plain(
                        "Fees",
                        figures.money(of.fees(), CURRENCY),
                        "Commission of every fill, already taken off the result."),
                plain(
                        "Slippage",
                        figures.money(of.slippageCost(), CURRENCY),
                        "What market and stop fills cost against the quoted price, already taken off the result."));
    }

    private static Metric plain(String name, String value, String definition) {
        return new Metric(name, value, "", definition);
    }

    private static Metric signed(String name, @Nullable Double percent, Figures figures, String definition) {
        Figure figure = figures.profitPercent(percent);
        return new Metric(name, figure.text(), figure.kind(), definition);
    }

    private static Metric signedMoney(String name, @Nullable Double amount, Figures figures, String definition) {
        Figure figure = figures.averageProfit(amount, CURRENCY);
        return new Metric(name, figure.text(), figure.kind(), definition);
    }

    private static String sign(double value) {
        return value > 0 ? "gain" : value < 0 ? "loss" : "";
    }
}
