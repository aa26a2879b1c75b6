package dev.tradewind.engine.orders;

import dev.tradewind.engine.money.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One order: its intent, where its request stands, and what was executed; the two are kept apart (R5). Immutable; every
 * decision returns an {@link OrderChange} for the store to write.
 *
 * @param venueId the broker's id, once known; kept after the end
 * @param reportedFilled the venue's own cumulative figure, compared with our executions
 * @param venueSequence number of the newest view that was taken in
 * @param absences look-ups after the fence that did not show the order
 * @param version of the row; a change raises it by one
 */
public record Order(
        OrderIntent intent,
        OrderState state,
        List<Attempt> attempts,
        Executions executions,
        @Nullable VenueOrderId venueId,
        Quantity reportedFilled,
        long venueSequence,
        @Nullable CancelRequest cancelRequest,
        int absences,
        long version) {

    public Order {
        attempts = List.copyOf(attempts);
    }

    public static Order fresh(OrderIntent intent) {
        return new Order(
                intent, new OrderState.Intent(), List.of(), Executions.NONE, null, Quantity.ZERO, 0, null, 0, 0);
    }

    public OrderId id() {
        return intent.id();
    }

    public OrderStatus status() {
        return state.status();
    }

    public boolean isEnded() {
        return status().isTerminal();
    }

    public Optional<VenueOrderId> venueOrderId() {
        return Optional.ofNullable(venueId);
    }

    public boolean isCancelRequested() {
        return cancelRequest != null;
    }

    public Quantity filled() {
        return executions.filled();
    }

    /** What may still execute: nothing after the end. */
    public Quantity open() {
        Quantity ordered = intent.spec().quantity();
        return isEnded() || filled().isAtLeast(ordered) ? Quantity.ZERO : ordered.minus(filled());
    }

    public boolean isOverfilled() {
        return filled().isAbove(intent.spec().quantity());
    }

    /** The venue's cumulative figure says more than the executions we hold: some are still to be fetched. */
    public boolean isMissingExecutions() {
        return executions.everTraded().isBelow(reportedFilled);
    }

    /** The newest deadline in any request that was sent. */
    public Optional<Instant> lastDeadline() {
        return attempts.stream().map(Attempt::deadline).max(Instant::compareTo);
    }

    /** Wins the right to send the next attempt. The caller has checked lease and gate in the same transaction. */
    public OrderChange claim(long fence, Instant now, Instant deadline) {
        int number = attempts.size() + 1;
        return new OrderDraft(this)
                .attempt(new Attempt(number, fence, now, deadline, false))
                .moveTo(new OrderState.Submitting(number))
                .finish();
    }

    /** Takes in the venue's answer to attempt n. Anything but a clear yes or a clear no is UNKNOWN. */
    public OrderChange afterPlace(int attempt, PlaceAnswer answer, Instant now) {
        return switch (answer) {
            case PlaceAnswer.Accepted accepted ->
                new OrderDraft(this).absorb(accepted.report(), Proof.ACK, now).finish();
            case PlaceAnswer.Refused refused -> refused(attempt, refused, now);
            case PlaceAnswer.Duplicate duplicate -> {
                OrderDraft draft = new OrderDraft(this)
                        .evidence(new Evidence(Proof.DUP_ID, duplicate.receipt(), now, "id already used"));
                if (state instanceof OrderState.Submitting submitting) {
                    draft.moveTo(submitting.knownToVenue(now));
                }
                yield draft.finish();
            }
            case PlaceAnswer.Unclear unclear -> {
                if (!(state instanceof OrderState.Submitting submitting) || submitting.attempt() != attempt) {
                    yield OrderChange.none(this);
                }
                yield new OrderDraft(this)
                        .evidence(new Evidence(Proof.UNCLEAR, unclear.receipt(), now, unclear.why()))
                        .moveTo(submitting.answeredUnclearly(now))
                        .finish();
            }
        };
    }

    /** The process that won attempt n found its time over before it opened the socket. */
    public OrderChange notSent(int attempt, Instant now) {
        if (!(state instanceof OrderState.Submitting submitting) || submitting.attempt() != attempt) {
            return OrderChange.none(this);
        }
        OrderDraft draft = new OrderDraft(this).answered(attempt);
        if (attempts.size() > 1) {
            return draft.moveTo(submitting.answeredUnclearly(now)).finish(); // an earlier attempt may have arrived
        }
        Evidence evidence = neverSent(now, "deadline passed before the request was sent");
        return draft.evidence(evidence).moveTo(new OrderState.Expired(evidence)).finish();
    }

    /** The process that won the running attempt is gone. What it did is not known. */
    public OrderChange ownerLost(Instant now) {
        return state instanceof OrderState.Submitting submitting
                ? new OrderDraft(this).moveTo(submitting.answeredUnclearly(now)).finish()
                : OrderChange.none(this);
    }

    /** Takes in a view of the order from a look-up, a stream or a sweep. Any number of times, in any order. */
    public OrderChange absorb(OrderReport report, Instant now) {
        return new OrderDraft(this).absorb(report, Proof.FOUND, now).finish();
    }

    /** Books executions that came without a view of the order. */
    public OrderChange book(List<Execution> arrived, Receipt receipt, Instant now) {
        return new OrderDraft(this).book(arrived, receipt, now).finish();
    }

    /**
     * A look-up did not show an order whose fate is not known. It proves the order dead only when it is no longer wanted,
     * the venue's clock has passed every deadline by the margin, and a second look-up agrees.
     */
    public OrderChange absent(Receipt receipt, Duration margin, Instant now) {
        if (state instanceof OrderState.Review review) {
            return new OrderDraft(this)
                    .evidence(new Evidence(Proof.ABSENT, receipt, now, "venue answers again"))
                    .moveTo(new OrderState.Unknown(review.attempt(), now, false))
                    .finish();
        }
        if (!(state instanceof OrderState.Unknown unknown)
                || unknown.acceptanceProven()
                || !isPastFence(receipt, margin)) {
            return OrderChange.none(this);
        }
        if (absences > 0 && isWanted(now)) {
            return OrderChange.none(this); // one stored sighting is enough while it may be sent again
        }
        OrderDraft draft = new OrderDraft(this).absence();
        if (absences == 0) {
            return draft.evidence(new Evidence(Proof.ABSENT, receipt, now, "absent after the fence"))
                    .finish();
        }
        Evidence proof = new Evidence(Proof.FENCE_PASSED_2X_ABSENT, receipt, now, "absent twice after the fence");
        return draft.evidence(proof)
                .moveTo(isCancelRequested() ? new OrderState.Cancelled(proof) : new OrderState.Expired(proof))
                .finish();
    }

    /** Remembers that the order should end; ends it at once when nothing was ever sent. */
    public OrderChange requestCancel(String why, Instant now) {
        if (isEnded() || isCancelRequested()) {
            return OrderChange.none(this);
        }
        OrderDraft draft = new OrderDraft(this).cancelRequest(new CancelRequest(why, now));
        if (state instanceof OrderState.Intent) {
            Evidence evidence = neverSent(now, why);
            draft.evidence(evidence).moveTo(new OrderState.Cancelled(evidence));
        }
        return draft.finish();
    }

    /** An intent whose time is over before anything was sent. */
    public OrderChange expireUnsent(Instant now) {
        if (!(state instanceof OrderState.Intent)) {
            return OrderChange.none(this);
        }
        Evidence evidence = neverSent(now, "deadline passed before the first attempt");
        return new OrderDraft(this)
                .evidence(evidence)
                .moveTo(new OrderState.Expired(evidence))
                .finish();
    }

    /** Marks that the venue is about to be asked to cancel. */
    public OrderChange beginCancel(Instant now) {
        if (!isCancelRequested() || venueId == null) {
            return OrderChange.none(this);
        }
        return switch (state) {
            case OrderState.Live live -> cancelPending(live.venueOrderId(), now);
            case OrderState.Partial partial -> cancelPending(partial.venueOrderId(), now);
            case OrderState.Intent _,
                    OrderState.Submitting _,
                    OrderState.Unknown _,
                    OrderState.CancelPending _,
                    OrderState.ReplacePending _,
                    OrderState.Review _,
                    OrderState.Ended _ -> OrderChange.none(this);
        };
    }

    /** Hands an order whose fate stays unknown to a person. Frees nothing, so the clock may decide it. */
    public OrderChange giveToHuman(String why, Instant now) {
        return state instanceof OrderState.Unknown unknown
                ? new OrderDraft(this)
                        .flag(OrderFlag.REVIEW_NEEDED)
                        .moveTo(new OrderState.Review(unknown.attempt(), why, now))
                        .finish()
                : OrderChange.none(this);
    }

    /** A person says what became of an order in REVIEW: it does not exist at the broker. */
    public OrderChange confirmedAbsent(String who, Instant now) {
        if (!(state instanceof OrderState.Review)) {
            throw new IllegalStateException("only an order in REVIEW can be settled by a person, this is " + status());
        }
        Evidence evidence = new Evidence(Proof.HUMAN, Receipt.ofOurs("review"), now, who);
        return new OrderDraft(this)
                .evidence(evidence)
                .moveTo(new OrderState.Cancelled(evidence))
                .finish();
    }

    /** Whether a new attempt makes sense: nobody asked for its end and its time is not over. */
    public boolean isWanted(Instant now) {
        Instant notAfter = intent.spec().notAfter();
        return !isCancelRequested() && (notAfter == null || now.isBefore(notAfter));
    }

    private OrderChange refused(int attempt, PlaceAnswer.Refused refused, Instant now) {
        Evidence evidence = new Evidence(Proof.REJECT, refused.receipt(), now, refused.code() + " " + refused.text());
        OrderDraft draft = new OrderDraft(this).evidence(evidence).answered(attempt);
        if (state instanceof OrderState.Submitting submitting && submitting.attempt() == attempt) {
            // an earlier request that hangs in the network could still be taken: then a refusal proves nothing yet
            Instant venueTime = refused.receipt().venueTime();
            boolean othersDead = attempts.stream()
                    .filter(other -> other.number() != attempt)
                    .allMatch(other -> other.answered() || venueTime != null && !other.mayStillArrive(venueTime));
            draft.moveTo(
                    othersDead ? new OrderState.Rejected(refused.code(), evidence) : submitting.answeredUnclearly(now));
        }
        return draft.finish();
    }

    private OrderChange cancelPending(VenueOrderId venueOrderId, Instant now) {
        return new OrderDraft(this)
                .moveTo(new OrderState.CancelPending(venueOrderId, now))
                .finish();
    }

    private boolean isPastFence(Receipt receipt, Duration margin) {
        Instant venueTime = receipt.venueTime();
        return venueTime != null
                && lastDeadline()
                        .map(deadline -> venueTime.isAfter(deadline.plus(margin)))
                        .orElse(false);
    }

    private static Evidence neverSent(Instant now, String detail) {
        return new Evidence(Proof.NEVER_SENT, Receipt.ofOurs("order store"), now, detail);
    }
}
