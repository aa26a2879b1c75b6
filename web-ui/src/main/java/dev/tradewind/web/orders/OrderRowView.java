package dev.tradewind.web.orders;

import dev.tradewind.contracts.rest.OrderView;
import dev.tradewind.web.text.Figures;
import dev.tradewind.web.text.Labels;
import dev.tradewind.web.text.Moment;
import dev.tradewind.web.text.Pill;
import java.util.UUID;

/** One order as a line. */
public record OrderRowView(
        UUID id,
        UUID groupId,
        String clientOrderId,
        String symbol,
        String role,
        String side,
        String type,
        Pill status,
        String quantity,
        String filled,
        String price,
        String average,
        String reason,
        Moment created,
        Moment updated) {
    /** Writes an order for a reader. */
    public static OrderRowView of(OrderView order, Figures figures) {
        String limit = order.limitPrice() == null ? "" : figures.price(order.limitPrice());
        String stop = order.stopPrice() == null ? "" : "stop " + figures.price(order.stopPrice());
        String price = limit.isEmpty() ? stop : stop.isEmpty() ? limit : limit + " / " + stop;
        return new OrderRowView(
                order.id(),
                order.groupId(),
                order.clientOrderId(),
                order.symbol(),
                Labels.role(order.role()),
                Labels.words(order.side().name()),
                order.type().equals("OCO") ? "OCO" : Labels.words(order.type()),
                Labels.order(order.status(), order.state()),
                figures.quantity(order.quantity()),
                figures.quantity(order.filledQuantity()),
                price.isEmpty() ? "Market" : price,
                figures.price(order.averagePrice()),
                order.reason() == null ? "" : Labels.words(order.reason()),
                figures.moment(order.createdAt()),
                figures.moment(order.updatedAt()));
    }
}
