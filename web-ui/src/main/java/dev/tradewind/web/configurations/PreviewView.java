package dev.tradewind.web.configurations;

import dev.tradewind.contracts.rest.GridPreviewView;
import dev.tradewind.web.text.Figures;
import java.util.List;

/** What the grid would place, as text; a message instead while it cannot be computed. */
public record PreviewView(
        String message,
        String symbol,
        String entry,
        List<Row> rows,
        String capital,
        String allocated,
        String unallocated,
        String average,
        String stop,
        List<String> warnings) {
    /** One leg. */
    public record Row(
            int leg,
            String gap,
            String weight,
            String price,
            String quantity,
            String notional,
            String takeProfit,
            String average,
            String bounce) {}

    static PreviewView none(String message) {
        return new PreviewView(message, "", "", List.of(), "", "", "", "", "", List.of());
    }

    static PreviewView of(GridPreviewView grid, Figures figures) {
        return new PreviewView(
                "",
                grid.symbol(),
                figures.price(grid.entryPrice()),
                grid.rows().stream().map(row -> row(row, figures)).toList(),
                figures.money(grid.capital(), "USDT"),
                figures.money(grid.allocated(), "USDT"),
                figures.money(grid.unallocated(), "USDT"),
                figures.price(grid.fullAverage()),
                grid.stopPrice() == null ? "No stop" : figures.price(grid.stopPrice()),
                grid.warnings() == null ? List.of() : grid.warnings());
    }

    private static Row row(GridPreviewView.Row row, Figures figures) {
        return new Row(
                row.leg() + 1,
                figures.percent(row.gapPercent()),
                figures.percent(row.weightPercent()),
                figures.price(row.price()),
                figures.quantity(row.quantity()),
                figures.money(row.notional(), "USDT"),
                figures.price(row.takeProfitPrice()),
                figures.price(row.runningAverage()),
                figures.percent(row.bounceNeededPercent()));
    }
}
