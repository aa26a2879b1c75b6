package dev.tradewind.strategy.worker;

import dev.tradewind.contracts.rest.BacktestMetricsView;
import dev.tradewind.contracts.rest.TearSheetView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers of a tear sheet as people read them. */
final class SheetLines {
    static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    /** A name and a value. */
    record Line(String name, String value) {}

    private SheetLines() {}

    static List<Line> metrics(TearSheetView sheet) {
        BacktestMetricsView metrics = sheet.metrics();
        List<Line> lines = new ArrayList<>(List.of(
                new Line("Starting cash", money(metrics.startingCash())),
                new Line("Final equity", money(metrics.finalEquity())),
                new Line("Net profit", money(metrics.netProfit()) + " (" + percent(metrics.netProfitPercent()) + ")"),
                new Line("Annual return", percent(metrics.annualReturnPercent())),
                new Line("Volatility", percent(metrics.volatilityPercent())),
                new Line("Sharpe", number(metrics.sharpe())),
                new Line("Sortino", number(metrics.sortino())),
                new Line("Calmar", number(metrics.calmar())),
                new Line("Deepest drawdown", percent(metrics.maxDrawdownPercent())),
                new Line("Longest drawdown", metrics.longestDrawdownBars() + " bars"),
                new Line(
                        "Trades",
                        metrics.trades() + " (" + metrics.wins() + " won, " + metrics.losses() + " lost, "
                                + metrics.flats() + " flat, " + metrics.openTrades() + " open)"),
                new Line("Win rate", percent(metrics.winRatePercent())),
                new Line("Profit factor", number(metrics.profitFactor())),
                new Line("Expectancy", number(metrics.expectancy())),
                new Line("Average win", number(metrics.averageWin())),
                new Line("Average loss", number(metrics.averageLoss())),
                new Line("Exposure", percent(metrics.exposurePercent())),
                new Line("Fees", money(metrics.fees())),
                new Line("Slippage cost", money(metrics.slippageCost()))));
        sheet.benchmarks()
                .forEach(line -> lines.add(new Line("Holding " + line.name(), percent(line.returnPercent()))));
        sheet.refusals().forEach((code, count) -> lines.add(new Line("Not entered, " + code, count.toString())));
        return lines;
    }

    static String money(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.2f", amount.setScale(2, RoundingMode.HALF_UP));
    }

    static String percent(@Nullable Double value) {
        return value == null ? "–" : String.format(Locale.ROOT, "%.2f %%", value);
    }

    static String number(@Nullable Double value) {
        return value == null ? "–" : String.format(Locale.ROOT, "%.2f", value);
    }
}
