package dev.tradewind.engine.matching;

import dev.tradewind.engine.instruments.Symbol;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The orders that are not ended, found by the venue's number and by the client's id. */
final class OpenOrders {
    private record ClientId(UUID account, String clientOrderId) {}

    private record Place(UUID account, Symbol symbol) {}

    private final Map<Long, OrderState> byNumber = new HashMap<>();
    private final Map<ClientId, Long> byClientId = new HashMap<>();
    private final Map<Place, Integer> counts = new HashMap<>();

    void add(OrderState order) {
        OrderTerms terms = order.terms();
        byNumber.put(terms.number(), order);
        byClientId.put(new ClientId(terms.account(), terms.clientOrderId()), terms.number());
        counts.merge(new Place(terms.account(), terms.symbol()), 1, Integer::sum);
    }

    /** The newer state of an order; one that is not among them, because it still executes on arrival, is not added. */
    void replace(OrderState order) {
        byNumber.replace(order.terms().number(), order);
    }

    void remove(OrderTerms terms) {
        if (byNumber.remove(terms.number()) == null) {
            return;
        }
        byClientId.remove(new ClientId(terms.account(), terms.clientOrderId()));
        counts.computeIfPresent(
                new Place(terms.account(), terms.symbol()), (place, count) -> count == 1 ? null : count - 1);
    }

    Optional<OrderState> find(long number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    OrderState require(long number) {
        return find(number).orElseThrow(() -> new IllegalStateException("order is not open: " + number));
    }

    Optional<OrderState> find(UUID account, String clientOrderId) {
        return Optional.ofNullable(byClientId.get(new ClientId(account, clientOrderId)))
                .flatMap(this::find);
    }

    int count(UUID account, Symbol symbol) {
        return counts.getOrDefault(new Place(account, symbol), 0);
    }

    /** The open orders of an account, oldest first. */
    List<OrderState> of(UUID account) {
        return byNumber.values().stream()
                .filter(order -> order.terms().account().equals(account))
                .sorted(Comparator.comparingLong(order -> order.terms().number()))
                .toList();
    }
}
