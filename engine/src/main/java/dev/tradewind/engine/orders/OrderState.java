package dev.tradewind.engine.orders;

import java.time.Instant;

/** Where a request stands (R5). A terminal state holds the evidence that proves it (R3). */
public sealed interface OrderState {
    OrderStatus status();

    /** A state that nothing leaves. */
    sealed interface Ended extends OrderState {
        Evidence evidence();
    }

    /** Committed, nothing sent. */
    record Intent() implements OrderState {
        @Override
        public OrderStatus status() {
            return OrderStatus.INTENT;
        }
    }

    /** Attempt n may open its socket, or already has. */
    record Submitting(int attempt) implements OrderState {
        @Override
        public OrderStatus status() {
            return OrderStatus.SUBMITTING;
        }

        public Unknown answeredUnclearly(Instant now) {
            return new Unknown(attempt, now, false);
        }

        /** The venue says that it has our id already. */
        public Unknown knownToVenue(Instant now) {
            return new Unknown(attempt, now, true);
        }
    }

    /**
     * The outcome of attempt n is not known.
     *
     * @param acceptanceProven the venue refused our id as a duplicate: it has the order, nothing may be sent again
     */
    record Unknown(int attempt, Instant since, boolean acceptanceProven) implements OrderState {
        @Override
        public OrderStatus status() {
            return OrderStatus.UNKNOWN;
        }
    }

    /** Rests at the venue, nothing executed. */
    record Live(VenueOrderId venueOrderId) implements OrderState {
        @Override
        public OrderStatus status() {
            return OrderStatus.LIVE;
        }
    }

    /** At the venue, partly executed. */
    record Partial(VenueOrderId venueOrderId) implements OrderState {
        @Override
        public OrderStatus status() {
            return OrderStatus.PARTIAL;
        }
    }

    /** We asked the venue to cancel; until it proves the end, the order may still fill. */
    record CancelPending(VenueOrderId venueOrderId, Instant since) implements OrderState {
        @Override
        public OrderStatus status() {
            return OrderStatus.CANCEL_PENDING;
        }
    }

    /** A chained new order is to take this one's place; it may still fill. */
    record ReplacePending(VenueOrderId venueOrderId, Instant since) implements OrderState {
        @Override
        public OrderStatus status() {
            return OrderStatus.REPLACE_PENDING;
        }
    }

    /** The whole quantity is executed. */
    record Filled(Evidence evidence) implements Ended {
        @Override
        public OrderStatus status() {
            return OrderStatus.FILLED;
        }
    }

    /** Ended on request, or proven never to have existed after a cancel request. */
    record Cancelled(Evidence evidence) implements Ended {
        @Override
        public OrderStatus status() {
            return OrderStatus.CANCELLED;
        }
    }

    /** Ended by its time limit. */
    record Expired(Evidence evidence) implements Ended {
        @Override
        public OrderStatus status() {
            return OrderStatus.EXPIRED;
        }
    }

    /** The venue said no. */
    record Rejected(String code, Evidence evidence) implements Ended {
        @Override
        public OrderStatus status() {
            return OrderStatus.REJECTED;
        }
    }

    /** A person must look; nothing is freed meanwhile. */
    record Review(int attempt, String why, Instant since) implements OrderState {
        @Override
        public OrderStatus status() {
            return OrderStatus.REVIEW;
        }
    }
}
