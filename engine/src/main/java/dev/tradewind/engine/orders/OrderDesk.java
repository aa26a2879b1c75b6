package dev.tradewind.engine.orders;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Works the orders of one account on behalf of the holder of its lease: submit, resolve, cancel, absorb, recover. Storage,
 * venue and time are ports, so that a test can crash it between any two steps.
 */
public final class OrderDesk {
    private final OrderStore store;
    private final Venue venue;
    private final InstantSource clock;
    private final long fence;
    private final Duration sendMargin;

    /**
     * @param fence of the account lease (R15)
     * @param sendMargin time that must be left before an order's limit or a request's deadline for sending to make sense
     */
    public OrderDesk(OrderStore store, Venue venue, InstantSource clock, long fence, Duration sendMargin) {
        this.store = store;
        this.venue = venue;
        this.clock = clock;
        this.fence = fence;
        this.sendMargin = sendMargin;
    }

    /** What a step came to, for metrics and pacing. */
    public sealed interface Outcome {
        /** The order is in this state now. */
        record Reached(Order order) implements Outcome {}

        /** Nothing was sent; the reasons are the gate's. */
        record Held(List<GateReason> reasons) implements Outcome {}

        /** Nothing to do any more. */
        record Nothing() implements Outcome {}

        /** The venue told nothing; try again later. */
        record NoInformation(String why) implements Outcome {}

        /** The broker's class is prepared but not supported yet; nothing was sent. */
        record NotYet(String why) implements Outcome {}
    }

    /** Sends an intent for the first time. */
    public Outcome submit(OrderId id) {
        return switch (venue.brokerClass()) {
            case BrokerClass.PermanentId _ -> claimAndSend(id);
            case BrokerClass.DeadlineBearing _, BrokerClass.LabelOnly _ -> notYet();
        };
    }

    /** Finds out what became of an order in UNKNOWN, by the rule of the broker's class; ends it on evidence only. */
    public Outcome resolve(OrderId id) {
        return switch (venue.brokerClass()) {
            case BrokerClass.PermanentId rule -> resolvePermanent(id, rule);
            case BrokerClass.DeadlineBearing _, BrokerClass.LabelOnly _ -> notYet();
        };
    }

    /** Asks the venue to end an order whose cancel was requested; asking again is harmless. */
    public Outcome cancel(OrderId id) {
        Order order =
                store.change(id, found -> found.beginCancel(clock.instant())).after();
        if (!(order.state() instanceof OrderState.CancelPending)) {
            return new Outcome.Nothing();
        }
        return switch (ask(() -> venue.cancel(order.intent().clientOrderId()))) {
            case LookUpAnswer.Found found -> absorbed(id, found.report());
            case LookUpAnswer.Absent _ -> new Outcome.NoInformation("venue does not show an order that it had");
            case LookUpAnswer.NoInformation none -> new Outcome.NoInformation(none.why());
        };
    }

    /** Looks an order up and takes in what the venue says. */
    public Outcome refresh(OrderId id) {
        Optional<Order> order = store.find(id);
        if (order.isEmpty()) {
            return new Outcome.Nothing();
        }
        return switch (ask(() -> venue.lookUp(order.get().intent().clientOrderId()))) {
            case LookUpAnswer.Found found -> absorbed(id, found.report());
            case LookUpAnswer.Absent _ -> new Outcome.NoInformation("absent");
            case LookUpAnswer.NoInformation none -> new Outcome.NoInformation(none.why());
        };
    }

    /** Takes in a view of an order from a stream or a sweep; empty when no row has its id. */
    public Optional<OrderChange> absorb(OrderReport report) {
        return store.findByClientOrderId(report.clientOrderId())
                .map(order -> store.change(order.id(), found -> found.absorb(report, clock.instant())));
    }

    /** Takes in an execution that came without a view of its order; empty when no row has its id. */
    public Optional<OrderChange> absorb(ClientOrderId id, Execution execution, Receipt receipt) {
        return store.findByClientOrderId(id)
                .map(order ->
                        store.change(order.id(), found -> found.book(List.of(execution), receipt, clock.instant())));
    }

    /** After a start or a take-over: what a dead owner was sending is UNKNOWN. Returns those orders. */
    public List<OrderId> recover(UUID accountId) {
        List<OrderId> abandoned = store.abandoned(accountId);
        abandoned.forEach(id -> store.change(id, found -> found.ownerLost(clock.instant())));
        return abandoned;
    }

    private Outcome claimAndSend(OrderId id) {
        ClaimTerms terms = new ClaimTerms(fence, venue.brokerClass().requestLife(), venue.clockOffset(), sendMargin);
        return switch (store.claim(id, terms)) {
            case ClaimDecision.Won won -> send(won.change().after());
            case ClaimDecision.Ended ended -> new Outcome.Reached(ended.change().after());
            case ClaimDecision.NotNow notNow -> new Outcome.Held(notNow.reasons());
            case ClaimDecision.Moved _ -> new Outcome.Nothing();
        };
    }

    private Outcome send(Order order) {
        Attempt attempt = order.attempts().getLast();
        Instant ownDeadline = attempt.deadline().minus(venue.clockOffset());
        if (!clock.instant().plus(sendMargin).isBefore(ownDeadline)) {
            return new Outcome.Reached(
                    store.change(order.id(), found -> found.notSent(attempt.number(), clock.instant()))
                            .after());
        }
        PlaceAnswer answer = place(order.intent(), attempt.deadline());
        Order after = store.change(order.id(), found -> found.afterPlace(attempt.number(), answer, clock.instant()))
                .after();
        if (answer instanceof PlaceAnswer.Duplicate) {
            return refresh(order.id()); // it has our id: adopt what it has
        }
        return new Outcome.Reached(after);
    }

    private Outcome resolvePermanent(OrderId id, BrokerClass.PermanentId rule) {
        Optional<Order> order = store.find(id);
        if (order.isEmpty() || !isOpenQuestion(order.get())) {
            return new Outcome.Nothing();
        }
        return switch (ask(() -> venue.lookUp(order.get().intent().clientOrderId()))) {
            case LookUpAnswer.Found found -> absorbed(id, found.report());
            case LookUpAnswer.NoInformation none -> new Outcome.NoInformation(none.why());
            case LookUpAnswer.Absent absent -> {
                Order after = store.change(
                                id, found -> found.absent(absent.receipt(), rule.fenceMargin(), clock.instant()))
                        .after();
                // absence proves nothing, but the id is unique for ever: the same request may be sent again
                yield after.isEnded() ? new Outcome.Reached(after) : claimAndSend(id);
            }
        };
    }

    private static boolean isOpenQuestion(Order order) {
        return order.state() instanceof OrderState.Unknown || order.state() instanceof OrderState.Review;
    }

    private Outcome absorbed(OrderId id, OrderReport report) {
        return new Outcome.Reached(
                store.change(id, found -> found.absorb(report, clock.instant())).after());
    }

    private Outcome notYet() {
        return new Outcome.NotYet("orders at a broker of class "
                + venue.brokerClass().getClass().getSimpleName() + " are not supported yet");
    }

    private PlaceAnswer place(OrderIntent intent, Instant deadline) {
        try {
            return venue.place(intent, deadline);
        } catch (RuntimeException failure) {
            return PlaceAnswer.Unclear.because(failure.toString());
        }
    }

    private static LookUpAnswer ask(Question question) {
        try {
            return question.put();
        } catch (RuntimeException failure) {
            return new LookUpAnswer.NoInformation(failure.toString());
        }
    }

    @FunctionalInterface
    private interface Question {
        LookUpAnswer put();
    }
}
