package dev.tradewind.engine.orders;

import dev.tradewind.engine.money.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;

/** One account, its database, its venue and virtual time. Judges the books at the end. */
final class VirtualWorld {
    static final Duration SEND_MARGIN = Duration.ofSeconds(1);

    final DurableOrders database;
    final VirtualVenue venue;
    final InstantSource clock = this::now;
    private final Random random;
    private Instant now = OrderFixture.T0;

    VirtualWorld(Random random, Duration venueSkew, Duration measurementError, boolean venueHonoursDeadlines) {
        this.random = random;
        database = new DurableOrders(this);
        venue = new VirtualVenue(this, venueSkew, venueSkew.plus(measurementError), venueHonoursDeadlines);
    }

    Instant now() {
        return now;
    }

    void pass(Duration duration) {
        now = now.plus(duration);
    }

    /** How long a request hangs in the network. */
    Duration delay() {
        return Duration.ofSeconds(1 + random.nextInt(40));
    }

    void require(boolean condition, String broken) {
        if (!condition) {
            throw new AssertionError(broken);
        }
    }

    /** A process that holds the lease from now on. */
    OrderDesk newOwner(Faults faults) {
        long fence = database.takeLease();
        return new OrderDesk(database.heldBy(fence, faults), venue.wire(faults), clock, fence, SEND_MARGIN);
    }

    /** One pass of a lane over one order. */
    void work(OrderDesk desk, Order order) {
        switch (order.state()) {
            case OrderState.Intent _ -> desk.submit(order.id());
            case OrderState.Unknown _, OrderState.Review _ -> desk.resolve(order.id());
            case OrderState.Live _, OrderState.Partial _, OrderState.CancelPending _, OrderState.ReplacePending _ -> {
                if (order.isCancelRequested()) {
                    desk.cancel(order.id());
                } else {
                    desk.refresh(order.id());
                }
            }
            case OrderState.Submitting _, OrderState.Ended _ -> {}
        }
    }

    void deliver(OrderDesk desk, VirtualVenue.Message message) {
        switch (message) {
            case VirtualVenue.Message.View view -> desk.absorb(view.report());
            case VirtualVenue.Message.Fill fill ->
                desk.absorb(fill.id(), fill.execution(), new Receipt("stream", "digest", null));
        }
    }

    /** No more faults: a fresh owner works until nothing is left to do. Bounded, as R2 demands. */
    void settle() {
        OrderDesk desk = newOwner(Faults.NONE);
        desk.recover(OrderFixture.ACCOUNT);
        for (int round = 0; round < 60; round++) {
            venue.deliverDelayed();
            for (Order order : database.all()) {
                work(desk, order);
            }
            if (isQuiet()) {
                return;
            }
            pass(Duration.ofSeconds(3));
        }
        throw new AssertionError("not settled: "
                + database.all().stream()
                        .map(order -> order.intent().clientOrderId() + " " + order.state())
                        .toList());
    }

    private boolean isQuiet() {
        return !venue.hasRequestsUnderWay()
                && database.all().stream()
                        .allMatch(order -> order.isEnded()
                                || order.status().isAtVenue()
                                        && !order.isCancelRequested()
                                        && !order.isMissingExecutions());
    }

    /** The books against the venue's own tables: nothing twice, nothing lost, sums equal. */
    void judge(Quantity wantedPerLeg) {
        for (VirtualVenue.Resting order : venue.all()) {
            Order row = database.all().stream()
                    .filter(candidate -> candidate.intent().clientOrderId().equals(order.intent.clientOrderId()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("lost order " + order.intent.clientOrderId()));
            require(
                    row.executions().filled().equals(order.filled()),
                    "sums differ: ours " + row.filled() + ", venue's " + order.filled());
            require(
                    row.isEnded() == (order.status != VenueStatus.OPEN),
                    "ours is " + row.status() + ", venue's " + order.status);
        }
        for (Order row : database.all()) {
            boolean isAtVenue = venue.all().stream()
                    .anyMatch(order ->
                            order.intent.clientOrderId().equals(row.intent().clientOrderId()));
            require(isAtVenue || row.isEnded(), "no order at the venue for " + row.state());
            require(isAtVenue || row.executions().isEmpty(), "executions of an order that does not exist");
        }
        for (int leg = 0; leg < 2; leg++) {
            int index = leg;
            List<VirtualVenue.Resting> ofLeg = venue.all().stream()
                    .filter(order -> order.intent.key().leg() == index)
                    .toList();
            Quantity bought = ofLeg.stream().map(VirtualVenue.Resting::filled).reduce(Quantity.ZERO, Quantity::plus);
            require(bought.isAtMost(wantedPerLeg), "bought " + bought + " instead of " + wantedPerLeg);
        }
    }
}
