package dev.tradewind.strategy.worker;

import dev.tradewind.contracts.rest.BacktestTradeView;
import dev.tradewind.contracts.rest.EquityPointView;
import dev.tradewind.contracts.rest.TearSheetView;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** A tear sheet as one page that needs nothing else: no script, no picture files. */
final class HtmlSheet {
    private static final int TRADES = 500;
    private static final int WIDTH = 960;
    private static final int HEIGHT = 240;
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title><style>
            body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:1rem auto;padding:0 1rem;color:#1b2430}
            table{border-collapse:collapse;margin:1rem 0;font-variant-numeric:tabular-nums}
            th,td{padding:.2rem .6rem;border-bottom:1px solid #d8dee6;text-align:right}
            th:first-child,td:first-child{text-align:left}
            .scroll{overflow-x:auto} svg{width:100%%;height:auto;background:#f6f8fa}
            polyline{fill:none;stroke:#1f5fbf;stroke-width:1.5} .below polyline{stroke:#b3261e}
            </style></head><body>
            """;

    private final StringBuilder page = new StringBuilder();

    private HtmlSheet() {}

    static String of(TearSheetView sheet, List<BacktestTradeView> trades) {
        var html = new HtmlSheet();
        String title = sheet.title() + " on " + String.join(", ", sheet.symbols());
        html.page.append(String.format(Locale.ROOT, HEAD, escaped(title)));
        html.page.append("<h1>").append(escaped(title)).append("</h1><p>");
        html.page.append(escaped(sheet.timeframe() + ", " + sheet.bars() + " bars from " + sheet.from() + " to "
                + sheet.to() + ". " + sheet.values()));
        html.page.append("</p>\n");
        html.chart("Equity", "", sheet.equity(), point -> point.equity().doubleValue());
        html.chart("Drawdown in percent", "below", sheet.equity(), EquityPointView::drawdownPercent);
        html.metrics(sheet);
        html.months(sheet);
        html.drawdowns(sheet);
        html.trades(trades);
        return html.page.append("</body></html>\n").toString();
    }

    private void chart(
            String title, String kind, List<EquityPointView> points, ToDoubleFunction<EquityPointView> value) {
        double low = points.stream().mapToDouble(value).min().orElse(0);
        double high = points.stream().mapToDouble(value).max().orElse(0);
        double span = high > low ? high - low : 1;
        page.append(String.format(
                Locale.ROOT,
                "<h2>%s</h2><p>%.2f to %.2f</p><svg class=\"%s\" role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %d\"><polyline points=\"",
                title,
                low,
                high,
                kind,
                title,
                WIDTH,
                HEIGHT));
        for (int i = 0; i < points.size(); i++) {
            page.append(String.format(
                    Locale.ROOT,
                    "%.1f,%.1f ",
                    points.size() == 1 ? 0 : (double) i * WIDTH / (points.size() - 1),
                    HEIGHT - 10 - (value.applyAsDouble(points.get(i)) - low) / span * (HEIGHT - 20)));
        }
        page.append("\"/></svg>\n");
    }

    private void metrics(TearSheetView sheet) {
        page.append("<h2>Metrics</h2><table>");
        SheetLines.metrics(sheet).forEach(line -> row("td", line.name(), line.value()));
        page.append("</table>\n");
    }

    private void months(TearSheetView sheet) {
        page.append("<h2>Months, in percent</h2><div class=\"scroll\"><table><tr><th>Year</th>");
        SheetLines.MONTHS.forEach(month -> page.append("<th>").append(month).append("</th>"));
        page.append("<th>Year</th></tr>");
        for (TearSheetView.Month year : sheet.monthly()) {
            page.append("<tr><td>").append(year.year()).append("</td>");
            for (@Nullable Double month : year.percents()) {
                page.append("<td>").append(SheetLines.number(month)).append("</td>");
            }
            page.append("<td>").append(SheetLines.number(year.yearPercent())).append("</td></tr>");
        }
        page.append("</table></div>\n");
    }

    private void drawdowns(TearSheetView sheet) {
        page.append("<h2>Deepest drawdowns</h2><div class=\"scroll\"><table>");
        row("th", "From", "Deepest", "Made up for", "Depth", "Bars");
        sheet.drawdowns()
                .forEach(drawdown -> row(
                        "td",
                        drawdown.peakAt().toString(),
                        drawdown.bottomAt().toString(),
                        drawdown.recoveredAt() == null
                                ? "–"
                                : drawdown.recoveredAt().toString(),
                        SheetLines.percent(drawdown.depthPercent()),
                        Long.toString(drawdown.bars())));
        page.append("</table></div>\n");
    }

    private void trades(List<BacktestTradeView> trades) {
        page.append("<h2>Trades</h2>");
        if (trades.size() > TRADES) {
            page.append("<p>The first ").append(TRADES).append("; all of them are in trades.csv.</p>");
        }
        page.append("<div class=\"scroll\"><table>");
        row("th", "Entry", "Exit", "Symbol", "Quantity", "Bought at", "Sold at", "Net", "Why in", "Why out");
        trades.stream()
                .limit(TRADES)
                .forEach(trade -> row(
                        "td",
                        trade.entryAt().toString(),
                        trade.exitAt() == null ? "–" : trade.exitAt().toString(),
                        trade.symbol(),
                        trade.quantity().toPlainString(),
                        trade.entryPrice().stripTrailingZeros().toPlainString(),
                        trade.exitPrice() == null
                                ? "–"
                                : trade.exitPrice().stripTrailingZeros().toPlainString(),
                        SheetLines.money(trade.netProfit()),
                        trade.entryExplanation(),
                        trade.exitExplanation() == null ? trade.reason() : trade.exitExplanation()));
        page.append("</table></div>\n");
    }

    private void row(String cell, String... texts) {
        page.append("<tr>");
        for (String text : texts) {
            page.append('<').append(cell).append('>').append(escaped(text));
            page.append("</").append(cell).append('>');
        }
        page.append("</tr>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
