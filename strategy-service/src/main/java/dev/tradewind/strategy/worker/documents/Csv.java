package dev.tradewind.strategy.worker.documents;

import dev.tradewind.contracts.rest.BacktestTradeView;
import dev.tradewind.contracts.rest.EquityPointView;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows of CSV (RFC 4180): unknown values are empty, numbers have a point. */
public final class Csv {
    public static final List<String> EQUITY = List.of("at", "equity", "drawdownPercent");
    public static final List<String> TRADES = List.of(
            "number",
            "symbol",
            "side",
            "entryAt",
            "exitAt",
            "quantity",
            "entryPrice",
            "exitPrice",
            "netProfit",
            "netProfitPercent",
            "fees",
            "slippageCost",
            "reason",
            "bars",
            "mfePercent",
            "maePercent",
            "entryExplanation",
            "exitExplanation");

    private Csv() {}

    public static String line(List<String> cells) {
        return cells.stream().map(Csv::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    public static List<String> row(BacktestTradeView trade) {
        return cells(
                trade.number(),
                trade.symbol(),
                trade.side(),
                trade.entryAt(),
                trade.exitAt(),
                trade.quantity(),
                trade.entryPrice(),
                trade.exitPrice(),
                trade.netProfit(),
                trade.netProfitPercent(),
                trade.fees(),
                trade.slippageCost(),
                trade.reason(),
                trade.bars(),
                trade.mfePercent(),
                trade.maePercent(),
                trade.entryExplanation(),
                trade.exitExplanation());
    }

    public static List<String> row(EquityPointView point) {
        return cells(point.at(), point.equity(), point.drawdownPercent());
    }

    public static List<String> cells(@Nullable Object... values) {
        return Arrays.stream(values).map(Csv::text).toList();
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal number -> number.toPlainString();
            default -> value.toString();
        };
    }

    /** A cell that a spreadsheet could take for a formula begins with an apostrophe. */
    private static String quoted(String cell) {
        boolean isFormula = !cell.isEmpty() && "=+@".indexOf(cell.charAt(0)) >= 0;
        String text = isFormula ? "'" + cell : cell;
        boolean needsQuotes = text.chars().anyMatch(letter -> letter == ',' || letter == '"' || letter < ' ');
        return needsQuotes ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
