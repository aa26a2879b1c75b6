package dev.tradewind.strategy.worker;

import dev.tradewind.contracts.rest.TearSheetView;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A tear sheet for a terminal. */
final class TextSheet {
    private static final int DRAWDOWNS = 5;

    private TextSheet() {}

    static String of(TearSheetView sheet) {
        var text = new StringBuilder();
        text.append(sheet.title())
                .append(" on ")
                .append(String.join(", ", sheet.symbols()))
                .append(", ")
                .append(sheet.timeframe())
                .append(", ")
                .append(sheet.bars())
                .append(" bars from ")
                .append(sheet.from())
                .append(" to ")
                .append(sheet.to())
                .append('\n')
                .append(sheet.values().entrySet().stream()
                        .map(value -> value.getKey() + "=" + value.getValue().toPlainString())
                        .collect(Collectors.joining(" ")))
                .append("\n\n");
        SheetLines.metrics(sheet)
                .forEach(line -> text.append(String.format(Locale.ROOT, "  %-28s %s\n", line.name(), line.value())));
        months(sheet, text);
        drawdowns(sheet, text);
        return text.toString();
    }

    private static void months(TearSheetView sheet, StringBuilder text) {
        text.append("\n  %     ");
        SheetLines.MONTHS.forEach(month -> text.append(String.format(Locale.ROOT, "%7s", month)));
        text.append("   Year\n");
        for (TearSheetView.Month year : sheet.monthly()) {
            text.append(String.format(Locale.ROOT, "  %-6d", year.year()));
            for (@Nullable Double month : year.percents()) {
                text.append(month == null ? "      –" : String.format(Locale.ROOT, "%7.2f", month));
            }
            text.append(String.format(Locale.ROOT, "%7.2f\n", year.yearPercent()));
        }
    }

    private static void drawdowns(TearSheetView sheet, StringBuilder text) {
        text.append("\n  Deepest drawdowns\n");
        sheet.drawdowns().stream()
                .limit(DRAWDOWNS)
                .forEach(drawdown -> text.append(String.format(
                        Locale.ROOT,
                        "  %8.2f %%  from %s, deepest %s, %s\n",
                        drawdown.depthPercent(),
                        drawdown.peakAt(),
                        drawdown.bottomAt(),
                        drawdown.recoveredAt() == null ? "not made up for" : "made up for " + drawdown.recoveredAt())));
    }
}
