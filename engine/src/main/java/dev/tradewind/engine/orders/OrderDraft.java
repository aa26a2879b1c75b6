package dev.tradewind.engine.orders;

import dev.tradewind.engine.money.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects one change of an order. Refuses every move that the order table does not know (R5) and every end without proof (R3). */
final class OrderDraft {
    private final Order before;
    private final List<Evidence> evidence = new ArrayList<>();
    private final List<Execution> booked = new ArrayList<>();
    private final Set<OrderFlag> flags = EnumSet.noneOf(OrderFlag.class);
    private OrderState state;
    private List<Attempt> attempts;
    private Executions executions;
    private @Nullable VenueOrderId venueId;
    private Quantity reportedFilled;
    private long venueSequence;
    private @Nullable CancelRequest cancelRequest;
    private int absences;
    private boolean changed;

    OrderDraft(Order before) {
        this.before = before;
        state = before.state();
        attempts = before.attempts();
        executions = before.executions();
        venueId = before.venueId();
        reportedFilled = before.reportedFilled();
        venueSequence = before.venueSequence();
        cancelRequest = before.cancelRequest();
        absences = before.absences();
    }

    OrderDraft moveTo(OrderState next) {
        if (!state.status().mayBecome(next.status())) {
            throw new IllegalStateException("order " + before.intent().clientOrderId() + ": no move from "
                    + state.status() + " to " + next.status());
        }
        if (next instanceof OrderState.Ended ended
                && !(ended.evidence().proof().endsOrders() && evidence.contains(ended.evidence()))) {
            throw new IllegalStateException("order " + before.intent().clientOrderId() + ": " + next.status()
                    + " without stored proof, only " + ended.evidence().proof());
        }
        state = next;
        changed = true;
        return this;
    }

    OrderDraft evidence(Evidence piece) {
        evidence.add(piece);
        changed = true;
        return this;
    }

    OrderDraft flag(OrderFlag flag) {
        flags.add(flag);
        changed = true;
        return this;
    }

    OrderDraft attempt(Attempt attempt) {
        attempts = new ArrayList<>(attempts);
        attempts.add(attempt);
        absences = 0;
        changed = true;
        return this;
    }

    OrderDraft answered(int number) {
        attempts = attempts.stream()
                .map(attempt -> attempt.number() == number ? attempt.closed() : attempt)
                .toList();
        changed = true;
        return this;
    }

    OrderDraft absence() {
        absences++;
        changed = true;
        return this;
    }

    OrderDraft cancelRequest(CancelRequest request) {
        cancelRequest = request;
        changed = true;
        return this;
    }

    /** Executions are applied in every state; then the request state follows what they prove. */
    OrderDraft book(List<Execution> arrived, Receipt receipt, Instant now) {
        int before = booked.size();
        for (Execution execution : arrived) {
            bookOne(execution);
        }
        if (booked.size() == before) {
            return this;
        }
        if (state.status().isTerminal()) {
            return this;
        }
        Quantity filled = executions.filled();
        if (filled.isAtLeast(this.before.intent().spec().quantity())) {
            Evidence proof = executed(receipt, now);
            evidence(proof).leaveIntent().moveTo(new OrderState.Filled(proof));
        } else if (filled.isPositive() && venueId != null) {
            switch (state) {
                case OrderState.Submitting _, OrderState.Unknown _, OrderState.Live _, OrderState.Review _ ->
                    evidence(executed(receipt, now)).moveTo(new OrderState.Partial(venueId));
                case OrderState.Intent _ -> evidence(executed(receipt, now)).leaveIntent();
                case OrderState.Partial _,
                        OrderState.CancelPending _,
                        OrderState.ReplacePending _,
                        OrderState.Ended _ -> {}
            }
        }
        return this;
    }

    OrderDraft absorb(OrderReport report, Proof proof, Instant now) {
        book(report.executions(), report.receipt(), now);
        if (report.sequence() < venueSequence) {
            return this; // an older view: its executions count, its status does not
        }
        remember(report);
        if (state.status().isTerminal()) {
            // a late view of the life before the end says nothing new; one that the venue made after it does
            if (report.status() == VenueStatus.OPEN
                    && report.sequence() > before.venueSequence()
                    && before.state().status().isTerminal()
                    && before.status() != OrderStatus.FILLED) {
                flag(OrderFlag.OPEN_AFTER_END);
            }
            return this;
        }
        boolean isComplete = executions.everTraded().isAtLeast(report.filledQuantity());
        if (report.status().isOver() && isComplete) {
            leaveIntent();
            Evidence end = new Evidence(proof, report.receipt(), now, endDetail(report));
            evidence(end).moveTo(ended(report, end));
        } else {
            showOpen(report, proof, now);
        }
        return this;
    }

    OrderChange finish() {
        if (!changed) {
            return OrderChange.none(before);
        }
        Order after = new Order(
                before.intent(),
                state,
                attempts,
                executions,
                venueId,
                reportedFilled,
                venueSequence,
                cancelRequest,
                absences,
                before.version() + 1);
        return new OrderChange(before, after, evidence, booked, flags);
    }

    private void bookOne(Execution execution) {
        if (executions.contains(execution.id())) {
            return;
        }
        executions = executions.with(execution);
        booked.add(execution);
        changed = true;
        if (venueId == null) {
            venueId = execution.venueOrderId();
        }
        if (execution.kind() != ExecutionKind.TRADE) {
            flag(OrderFlag.TRADE_CHANGED);
        }
        if (before.isEnded() && execution.kind() == ExecutionKind.TRADE) {
            flag(OrderFlag.LATE_FILL);
        }
        if (executions.filled().isAbove(before.intent().spec().quantity())) {
            flag(OrderFlag.OVERFILL);
        }
    }

    private void remember(OrderReport report) {
        if (venueId == null) {
            venueId = report.venueOrderId();
            changed = true;
        }
        if (report.sequence() > venueSequence) {
            venueSequence = report.sequence();
            changed = true;
        }
        if (report.filledQuantity().isAbove(reportedFilled)) {
            reportedFilled = report.filledQuantity();
            changed = true;
        }
    }

    /** The order is at the venue, or over but with executions still to be fetched: an end waits for its executions. */
    private void showOpen(OrderReport report, Proof proof, Instant now) {
        switch (state) {
            case OrderState.Submitting _, OrderState.Unknown _, OrderState.Review _ -> {
                evidence(new Evidence(
                        proof, report.receipt(), now, report.status().name()));
                moveTo(open(report.venueOrderId()));
            }
            case OrderState.Intent _ -> {
                evidence(new Evidence(
                        proof, report.receipt(), now, report.status().name()));
                leaveIntent();
            }
            case OrderState.Live _,
                    OrderState.Partial _,
                    OrderState.CancelPending _,
                    OrderState.ReplacePending _,
                    OrderState.Ended _ -> {}
        }
    }

    /** An order that our store never sent is at the venue: our record is wrong, a person must look (R20). */
    private OrderDraft leaveIntent() {
        if (state instanceof OrderState.Intent) {
            flag(OrderFlag.NEVER_SENT_BUT_FOUND);
            moveTo(new OrderState.Review(0, "the venue has an order that was never sent by our records", at()));
        }
        return this;
    }

    private Instant at() {
        return evidence.isEmpty()
                ? before.intent().createdAt()
                : evidence.getLast().at();
    }

    private OrderState open(VenueOrderId venueOrderId) {
        return executions.filled().isPositive()
                ? new OrderState.Partial(venueOrderId)
                : new OrderState.Live(venueOrderId);
    }

    private static OrderState ended(OrderReport report, Evidence end) {
        return switch (report.status()) {
            case FILLED -> new OrderState.Filled(end);
            case CANCELLED -> new OrderState.Cancelled(end);
            case EXPIRED -> new OrderState.Expired(end);
            case REJECTED -> new OrderState.Rejected(report.reason() == null ? "REJECTED" : report.reason(), end);
            case OPEN -> throw new IllegalStateException("an open order is not over");
        };
    }

    private static String endDetail(OrderReport report) {
        return report.reason() == null
                ? report.status().name()
                : report.status().name() + " " + report.reason();
    }

    private Evidence executed(Receipt receipt, Instant now) {
        return new Evidence(Proof.EXECUTION, receipt, now, booked.getLast().id());
    }
}
