package dev.tradewind.engine.orders;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The database of a virtual world: survives crashes, knows the account's fence, checks what is written. */
final class DurableOrders {
    private final Map<OrderId, Order> orders = new LinkedHashMap<>();
    private final Map<ClientOrderId, OrderId> byClientOrderId = new LinkedHashMap<>();
    private final Map<OrderId, List<Evidence>> evidence = new LinkedHashMap<>();
    private final VirtualWorld world;
    private long fence;
    private Gate gate = Gate.OPEN;

    DurableOrders(VirtualWorld world) {
        this.world = world;
    }

    long takeLease() {
        return ++fence;
    }

    void gate(Gate next) {
        gate = next;
    }

    Gate gate() {
        return gate;
    }

    void create(OrderIntent intent) {
        if (byClientOrderId.putIfAbsent(intent.clientOrderId(), intent.id()) == null) {
            orders.put(intent.id(), Order.fresh(intent));
        }
    }

    List<Order> all() {
        return new ArrayList<>(orders.values());
    }

    List<Evidence> evidenceOf(OrderId id) {
        return evidence.getOrDefault(id, List.of());
    }

    /** A change by somebody who needs no lease: a user's wish, committed with the group's row. */
    void changeByUser(OrderId id, Function<Order, OrderChange> decision) {
        write(decision.apply(orders.get(id)));
    }

    OrderStore heldBy(long holder, Faults faults) {
        return new OrderStore() {
            @Override
            public Optional<Order> find(OrderId id) {
                faults.at("find");
                return Optional.ofNullable(orders.get(id));
            }

            @Override
            public Optional<Order> findByClientOrderId(ClientOrderId id) {
                faults.at("findByClientOrderId");
                return Optional.ofNullable(byClientOrderId.get(id)).map(orders::get);
            }

            @Override
            public List<OrderId> abandoned(UUID accountId) {
                faults.at("abandoned");
                return orders.values().stream()
                        .filter(order -> order.state() instanceof OrderState.Submitting)
                        .filter(order -> order.attempts().getLast().fence() < holder)
                        .map(Order::id)
                        .toList();
            }

            @Override
            public OrderChange change(OrderId id, Function<Order, OrderChange> decision) {
                faults.at("change, before commit");
                requireLease(holder);
                OrderChange change = write(decision.apply(orders.get(id)));
                faults.at("change, after commit");
                return change;
            }

            @Override
            public ClaimDecision claim(OrderId id, ClaimTerms terms) {
                faults.at("claim, before commit");
                requireLease(holder);
                ClaimDecision decision = ClaimDecision.decide(orders.get(id), gate, terms, world.now());
                switch (decision) {
                    case ClaimDecision.Won won -> write(won.change());
                    case ClaimDecision.Ended ended -> write(ended.change());
                    case ClaimDecision.NotNow _, ClaimDecision.Moved _ -> {}
                }
                faults.at("claim, after commit");
                return decision;
            }
        };
    }

    private void requireLease(long holder) {
        if (holder != fence) {
            throw new OrderStore.LeaseLost("fence " + holder + " is over, the account is held under " + fence);
        }
    }

    private OrderChange write(OrderChange change) {
        if (change.isEmpty()) {
            return change;
        }
        Order stored = orders.get(change.before().id());
        world.require(stored.version() == change.before().version(), "lost update of " + stored.id());
        if (change.moved()) {
            world.require(
                    change.before().status().mayBecome(change.after().status()) || isTwoSteps(change),
                    "unlawful move " + change.before().status() + " to "
                            + change.after().status());
        }
        evidence.computeIfAbsent(stored.id(), _ -> new ArrayList<>()).addAll(change.evidence());
        if (change.after().state() instanceof OrderState.Ended ended) {
            world.require(
                    evidenceOf(stored.id()).contains(ended.evidence())
                            && ended.evidence().proof().endsOrders(),
                    "end without stored proof: " + change.after().state());
        }
        orders.put(stored.id(), change.after());
        return change;
    }

    /** One transaction may make two lawful moves, such as LIVE to PARTIAL to CANCELLED. */
    private static boolean isTwoSteps(OrderChange change) {
        return change.before().status().next().stream()
                .anyMatch(middle -> middle.mayBecome(change.after().status()));
    }
}
