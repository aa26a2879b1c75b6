package dev.tradewind.web.positions;

import dev.tradewind.contracts.rest.GroupView;
import dev.tradewind.web.text.Figure;
import dev.tradewind.web.text.Figures;
import dev.tradewind.web.text.Labels;
import dev.tradewind.web.text.Moment;
import dev.tradewind.web.text.Pill;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** One position as a line of a list; every value is text already. */
public record PositionRowView(
        UUID id,
        String symbol,
        String side,
        String timeframe,
        Pill status,
        String legs,
        String pyramids,
        String quantity,
        String average,
        String mark,
        String takeProfit,
        String stop,
        boolean hasStop,
        String invested,
        Figure profit,
        Figure percent,
        Figure realised,
        String fees,
        String closeReason,
        Moment opened,
        Moment closed,
        String held,
        boolean canClose,
        long version) {
    private static final String CURRENCY = "USDT";
    private static final Set<String> ENDED = Set.of("CLOSED", "FAILED", "CLOSING");

    /** Writes a position for a reader. */
    public static PositionRowView of(GroupView group, Figures figures) {
        String status = group.status().toUpperCase(Locale.ROOT);
        Instant end = group.closedAt() == null ? figures.now() : group.closedAt();
        return new PositionRowView(
                group.id(),
                group.symbol(),
                Labels.words(group.side().name()),
                Figures.timeframe(group.timeframeSeconds()),
                Labels.status(group.status()),
                group.legsFilled() + " of " + group.legsTotal(),
                Integer.toString(group.pyramids()),
                figures.quantity(group.quantity()),
                figures.price(group.averagePrice()),
                figures.price(group.marketPrice()),
                figures.price(group.takeProfitPrice()),
                figures.price(group.stopPrice()),
                group.hasStop(),
                figures.money(group.invested(), CURRENCY),
                figures.profit(group.unrealisedProfit(), CURRENCY),
                figures.profitPercent(group.unrealisedPercent()),
                figures.profit(group.realisedProfit(), CURRENCY),
                figures.money(group.fees(), CURRENCY),
                group.closeReason() == null ? "–" : Labels.words(group.closeReason()),
                figures.moment(group.openedAt()),
                figures.moment(group.closedAt()),
                figures.span(Duration.between(group.openedAt(), end)),
                !ENDED.contains(status),
                group.version());
    }
}
