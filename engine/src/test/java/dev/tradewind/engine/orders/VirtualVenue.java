package dev.tradewind.engine.orders;

import dev.tradewind.engine.money.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A class A venue in virtual time: our id is unique for ever, requests past their deadline are refused. */
final class VirtualVenue {
    static final Duration REQUEST_LIFE = Duration.ofSeconds(10);
    static final Duration FENCE_MARGIN = Duration.ofSeconds(1);

    private final VirtualWorld world;
    private final Map<ClientOrderId, Resting> orders = new LinkedHashMap<>();
    private final List<Delayed> delayed = new ArrayList<>();
    private final List<Message> stream = new ArrayList<>();
    private final Duration skew;
    private final Duration measuredOffset;
    private final boolean honoursDeadlines;
    private boolean refusesOrders;
    private long sequence;

    VirtualVenue(VirtualWorld world, Duration skew, Duration measuredOffset, boolean honoursDeadlines) {
        this.world = world;
        this.skew = skew;
        this.measuredOffset = measuredOffset;
        this.honoursDeadlines = honoursDeadlines;
    }

    /** A message of the venue's stream: a view of an order, or one execution. */
    sealed interface Message {
        record View(OrderReport report) implements Message {}

        record Fill(ClientOrderId id, Execution execution) implements Message {}
    }

    /** An order at the venue. */
    static final class Resting {
        final OrderIntent intent;
        final List<Execution> executions = new ArrayList<>();
        VenueStatus status = VenueStatus.OPEN;
        long sequence;

        Resting(OrderIntent intent) {
            this.intent = intent;
        }

        Quantity filled() {
            return new Executions(executions).filled();
        }
    }

    private record Delayed(OrderIntent intent, Instant deadline, Instant arrives) {}

    void refuseOrders(boolean refuse) {
        refusesOrders = refuse;
    }

    List<Resting> all() {
        return List.copyOf(orders.values());
    }

    List<Resting> open() {
        return orders.values().stream()
                .filter(order -> order.status == VenueStatus.OPEN)
                .toList();
    }

    List<Message> stream() {
        return stream;
    }

    boolean hasRequestsUnderWay() {
        return !delayed.isEmpty();
    }

    void deliverDelayed() {
        for (Delayed request : List.copyOf(delayed)) {
            if (!world.now().isBefore(request.arrives())) {
                delayed.remove(request);
                accept(request.intent(), request.deadline());
            }
        }
    }

    void fill(Resting order, Quantity quantity) {
        Quantity open = order.intent.spec().quantity().minus(order.filled());
        Quantity taken = Quantity.min(open, quantity);
        Execution execution = OrderFixture.trade("x" + (sequence + 1), taken.toString());
        order.executions.add(execution);
        if (order.filled().compareTo(order.intent.spec().quantity()) >= 0) {
            order.status = VenueStatus.FILLED;
        }
        stream.add(new Message.Fill(order.intent.clientOrderId(), execution));
        changed(order);
    }

    /** The wire of one process to this venue. */
    Venue wire(Faults faults) {
        return new Venue() {
            @Override
            public BrokerClass brokerClass() {
                return new BrokerClass.PermanentId(REQUEST_LIFE, FENCE_MARGIN);
            }

            @Override
            public Duration clockOffset() {
                return measuredOffset;
            }

            @Override
            public PlaceAnswer place(OrderIntent intent, Instant deadline) {
                faults.at("place, before sending");
                PlaceAnswer answer = switch (faults.network("place")) {
                    case FINE -> accept(intent, deadline);
                    case DROPS_REQUEST -> PlaceAnswer.Unclear.because("timed out");
                    case DROPS_ANSWER -> {
                        accept(intent, deadline);
                        yield PlaceAnswer.Unclear.because("connection reset");
                    }
                    case DELAYS_REQUEST -> {
                        delayed.add(new Delayed(intent, deadline, world.now().plus(world.delay())));
                        yield PlaceAnswer.Unclear.because("timed out");
                    }
                };
                faults.at("place, before the answer is used");
                return answer;
            }

            @Override
            public LookUpAnswer lookUp(ClientOrderId id) {
                faults.at("lookUp");
                LookUpAnswer answer = faults.network("lookUp") == Faults.Network.FINE
                        ? see(id)
                        : new LookUpAnswer.NoInformation("timed out");
                faults.at("lookUp, before the answer is used");
                return answer;
            }

            @Override
            public LookUpAnswer cancel(ClientOrderId id) {
                faults.at("cancel, before sending");
                Faults.Network network = faults.network("cancel");
                if (network == Faults.Network.DROPS_REQUEST || network == Faults.Network.DELAYS_REQUEST) {
                    return new LookUpAnswer.NoInformation("timed out");
                }
                Resting order = orders.get(id);
                if (order != null && order.status == VenueStatus.OPEN) {
                    order.status = VenueStatus.CANCELLED;
                    changed(order);
                }
                faults.at("cancel, before the answer is used");
                return network == Faults.Network.FINE ? see(id) : new LookUpAnswer.NoInformation("timed out");
            }
        };
    }

    private PlaceAnswer accept(OrderIntent intent, Instant deadline) {
        Receipt receipt = receipt("POST /orders");
        if (orders.containsKey(intent.clientOrderId())) {
            return new PlaceAnswer.Duplicate(receipt);
        }
        if (honoursDeadlines && venueNow().isAfter(deadline)) {
            return new PlaceAnswer.Refused("TOO_LATE", "past the deadline", receipt);
        }
        if (refusesOrders) {
            return new PlaceAnswer.Refused("INSUFFICIENT_FUNDS", "not enough cash", receipt);
        }
        checkNeverTwice(intent);
        Resting order = new Resting(intent);
        orders.put(intent.clientOrderId(), order);
        changed(order);
        return new PlaceAnswer.Accepted(view(order, "POST /orders", true));
    }

    /** R1 as the venue sees it: per leg one open order, and never an older generation after a newer one. */
    private void checkNeverTwice(OrderIntent intent) {
        for (Resting other : orders.values()) {
            OrderKey one = intent.key();
            OrderKey two = other.intent.key();
            if (one.leg() == two.leg() && one.role() == two.role()) {
                world.require(other.status != VenueStatus.OPEN, "two open orders for leg " + one.leg());
                world.require(two.generation() < one.generation(), "generation taken after a newer one");
            }
        }
    }

    private LookUpAnswer see(ClientOrderId id) {
        Resting order = orders.get(id);
        return order == null
                ? new LookUpAnswer.Absent(receipt("GET /orders/{id}"))
                : new LookUpAnswer.Found(view(order, "GET /orders/{id}", true));
    }

    private void changed(Resting order) {
        order.sequence = ++sequence;
        stream.add(new Message.View(view(order, "stream", false)));
    }

    private OrderReport view(Resting order, String endpoint, boolean withExecutions) {
        return new OrderReport(
                order.intent.clientOrderId(),
                OrderFixture.VENUE_ID,
                order.status,
                order.filled(),
                order.sequence,
                withExecutions ? order.executions : List.of(),
                null,
                receipt(endpoint));
    }

    private Receipt receipt(String endpoint) {
        return new Receipt(endpoint, "digest", venueNow());
    }

    private Instant venueNow() {
        return world.now().plus(skew);
    }
}
