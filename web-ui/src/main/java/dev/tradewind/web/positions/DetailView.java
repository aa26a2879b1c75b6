package dev.tradewind.web.positions;

import dev.tradewind.contracts.rest.ExecutionView;
import dev.tradewind.contracts.rest.GroupDetailView;
import dev.tradewind.contracts.rest.LegView;
import dev.tradewind.contracts.rest.TimelineEntryView;
import dev.tradewind.web.live.PriceHistory;
import dev.tradewind.web.orders.OrderRowView;
import dev.tradewind.web.text.Figure;
import dev.tradewind.web.text.Figures;
import dev.tradewind.web.text.Labels;
import dev.tradewind.web.text.Moment;
import dev.tradewind.web.text.Pill;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Everything about one position, as text. */
public record DetailView(
        PositionRowView row,
        UUID signalId,
        String configuration,
        String exits,
        ChartView chart,
        List<Leg> legs,
        List<Lot> lots,
        List<OrderRowView> orders,
        List<Fill> fills,
        List<Step> timeline,
        String rawAlert,
        boolean isOpen) {

    /** One grid order: planned and filled. */
    public record Leg(
            String name, Pill status, String plannedPrice, String plannedQuantity, String filled, String filledPrice) {}

    /** What a filled leg still holds, and its way out. */
    public record Lot(String name, String remaining, String price, String takeProfit, String percent, Figure profit) {}

    /** One execution, to the last digit. */
    public record Fill(Moment at, String role, String side, String quantity, String price, String fee, Figure profit) {}

    /** One step of its life. */
    public record Step(Moment at, String move, String trigger, String text) {}

    static DetailView of(GroupDetailView detail, PriceHistory history, Figures figures) {
        boolean pyramided = detail.legs().stream().anyMatch(leg -> leg.pyramidIndex() > 0);
        return new DetailView(
                PositionRowView.of(detail.group(), figures),
                detail.group().signalId(),
                detail.configurationName() + " · version " + detail.configurationVersion(),
                Labels.words(detail.takeProfitMode()),
                new Chart(detail, history, figures).draw(),
                detail.legs().stream().map(leg -> leg(leg, pyramided, figures)).toList(),
                detail.legs().stream()
                        .filter(leg -> leg.filledQuantity().signum() > 0)
                        .map(leg -> lot(leg, pyramided, detail, figures))
                        .toList(),
                detail.orders().stream()
                        .map(order -> OrderRowView.of(order, figures))
                        .toList(),
                detail.executions().stream().map(fill -> fill(fill, figures)).toList(),
                detail.timeline().stream().map(entry -> step(entry, figures)).toList(),
                figures.discreet() ? "" : detail.rawAlert(),
                detail.group().closedAt() == null);
    }

    private static String name(LegView leg, boolean pyramided) {
        String number = "Leg " + (leg.legIndex() + 1);
        return pyramided ? "Pyramid " + (leg.pyramidIndex() + 1) + " · " + number : number;
    }

    private static Leg leg(LegView leg, boolean pyramided, Figures figures) {
        return new Leg(
                name(leg, pyramided),
                Labels.order(leg.status(), leg.state()),
                figures.price(leg.plannedPrice()),
                figures.quantity(leg.plannedQuantity()),
                figures.quantity(leg.filledQuantity()),
                figures.price(leg.filledPrice()));
    }

    private static Lot lot(LegView leg, boolean pyramided, GroupDetailView detail, Figures figures) {
        BigDecimal profit = detail.executions().stream()
                .filter(fill -> fill.pyramidIndex() == leg.pyramidIndex() && fill.legIndex() == leg.legIndex())
                .map(fill -> Optional.ofNullable(fill.realisedProfit()).orElse(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Lot(
                name(leg, pyramided),
                figures.quantity(leg.remainingQuantity()),
                figures.price(leg.filledPrice()),
                figures.price(leg.takeProfitPrice()),
                figures.percent(leg.takeProfitPercent()),
                figures.profit(profit, "USDT"));
    }

    private static Fill fill(ExecutionView fill, Figures figures) {
        return new Fill(
                figures.moment(fill.executedAt()),
                Labels.role(fill.role()),
                Labels.words(fill.side().name()),
                figures.quantity(fill.quantity()),
                figures.price(fill.price()),
                figures.money(fill.fee(), "USDT"),
                figures.profit(fill.realisedProfit(), "USDT"));
    }

    private static Step step(TimelineEntryView entry, Figures figures) {
        String move = entry.to() == null
                ? Labels.words(entry.kind())
                : (entry.from() == null ? "" : Labels.words(entry.from()) + " → ") + Labels.words(entry.to());
        String trigger = Labels.words(entry.trigger());
        // two inner states share one word: the move would read "Live → Live"
        boolean saysNothing = entry.from() != null
                && entry.to() != null
                && Labels.words(entry.from()).equals(Labels.words(entry.to()));
        return new Step(
                figures.moment(entry.at()),
                saysNothing ? trigger : move,
                saysNothing || trigger.equals(move) ? "" : trigger,
                figures.sentence(entry.text()));
    }
}
