package dev.tradewind.broker.positions.rest;

import dev.tradewind.broker.orders.application.OrderBookkeeping;
import dev.tradewind.broker.orders.application.OrderSnapshot;
import dev.tradewind.broker.positions.application.PositionGroups;
import dev.tradewind.broker.positions.persistence.PositionQueries;
import dev.tradewind.contracts.plans.OrderSide;
import dev.tradewind.contracts.rest.GroupDetailView;
import dev.tradewind.contracts.rest.LegView;
import dev.tradewind.contracts.rest.OrderView;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.orders.Order;
import dev.tradewind.engine.orders.OrderIntent;
import dev.tradewind.engine.orders.OrderRole;
import dev.tradewind.engine.orders.OrderState;
import dev.tradewind.engine.positions.ExitLevels;
import dev.tradewind.engine.positions.GroupSnapshot;
import dev.tradewind.engine.positions.Leg;
import dev.tradewind.engine.positions.Lot;
import dev.tradewind.engine.positions.LotBook;
import dev.tradewind.engine.positions.Pyramid;
import dev.tradewind.kit.tenancy.Sql;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything about one group: legs and lots from its books, orders, executions, story and the alert that began it. */
@Singleton
class GroupDetails {
    private static final int PRICE_SCALE = 12;

    private final PositionQueries queries;
    private final PositionGroups groups;
    private final OrderBookkeeping orders;
    private final GroupViews views;

    GroupDetails(PositionQueries queries, PositionGroups groups, OrderBookkeeping orders, GroupViews views) {
        this.queries = queries;
        this.groups = groups;
        this.orders = orders;
        this.views = views;
    }

    Optional<GroupDetailView> find(Sql sql, UUID groupId) {
        return queries.find(sql, groupId).map(listed -> {
            List<OrderSnapshot> stored = orders.ordersOf(sql, groupId);
            GroupSnapshot snapshot = groups.load(sql, listed.group()).snapshot();
            return new GroupDetailView(
                    views.view(listed),
                    legs(snapshot, stored),
                    stored.stream().map(GroupDetails::order).toList(),
                    queries.executions(sql, groupId),
                    queries.timeline(sql, groupId),
                    listed.group().configuration().name(),
                    listed.group().configuration().version(),
                    listed.group().configuration().takeProfitMode(),
                    queries.rawAlert(sql, listed.group().signalId()));
        });
    }

    private static List<LegView> legs(GroupSnapshot group, List<OrderSnapshot> stored) {
        LotBook book = LotBook.of(group);
        ExitLevels levels = ExitLevels.of(group, book);
        List<LegView> views = new ArrayList<>();
        for (Pyramid pyramid : group.pyramids()) {
            for (Leg leg : pyramid.legs()) {
                Optional<Order> entry = stored.stream()
                        .map(OrderSnapshot::order)
                        .filter(order -> order.intent().key().role() == OrderRole.ENTRY
                                && order.intent().key().pyramid() == pyramid.index()
                                && order.intent().key().leg() == leg.index())
                        .findFirst();
                Optional<Lot> lot = book.lot(pyramid.index(), leg.index());
                views.add(new LegView(
                        pyramid.index(),
                        leg.index(),
                        entry.map(order -> order.status().publicName()).orElse("pending"),
                        entry.map(order -> order.status().name()).orElse("PLANNED"),
                        leg.price().value(),
                        leg.quantity().value(),
                        entry.map(order -> order.filled().value()).orElse(BigDecimal.ZERO),
                        lot.map(some -> plain(some.fillPrice().value())).orElse(null),
                        leg.takeProfitPercent().value(),
                        lot.map(levels::takeProfit).map(Price::value).orElse(null),
                        lot.map(some -> some.remaining().value()).orElse(BigDecimal.ZERO),
                        entry.map(order -> order.intent().clientOrderId().value())
                                .orElse(null)));
            }
        }
        return views;
    }

    private static OrderView order(OrderSnapshot snapshot) {
        Order order = snapshot.order();
        OrderIntent intent = order.intent();
        return new OrderView(
                intent.id().value(),
                intent.accountId(),
                intent.key().groupId(),
                intent.clientOrderId().value(),
                intent.spec().symbol().value(),
                intent.key().role().name(),
                intent.key().pyramid(),
                intent.key().leg(),
                OrderSide.valueOf(intent.spec().side().name()),
                intent.spec().type().name(),
                order.status().publicName(),
                order.status().name(),
                intent.spec().quantity().value(),
                order.filled().value(),
                order.executions().averagePrice().map(Price::value).orElse(null),
                value(intent.spec().limit()),
                value(intent.spec().stop()),
                reason(order),
                snapshot.createdAt(),
                snapshot.updatedAt());
    }

    private static @Nullable String reason(Order order) {
        if (order.state() instanceof OrderState.Rejected rejected) {
            return rejected.code();
        }
        return order.cancelRequest() == null ? null : order.cancelRequest().why();
    }

    private static @Nullable BigDecimal value(@Nullable Price price) {
        return price == null ? null : price.value();
    }

    private static BigDecimal plain(BigDecimal price) {
        return price.setScale(PRICE_SCALE, RoundingMode.HALF_EVEN).stripTrailingZeros();
    }
}
