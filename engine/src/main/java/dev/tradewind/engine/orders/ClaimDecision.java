package dev.tradewind.engine.orders;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Whether an attempt may start: decided by a store inside the transaction that then writes the change. */
public sealed interface ClaimDecision {

    /** The attempt is won once the change is committed. */
    record Won(OrderChange change) implements ClaimDecision {}

    /** The order ends without ever having been sent. */
    record Ended(OrderChange change) implements ClaimDecision {}

    /** It stays as it is for now. */
    record NotNow(List<GateReason> reasons) implements ClaimDecision {}

    /** Somebody else has moved it on, or there is nothing to send. */
    record Moved() implements ClaimDecision {}

    /** Decides by the order's state, its time limit and the gate; {@code now} is our clock, the offset leads to the venue's. */
    static ClaimDecision decide(Order order, Gate gate, ClaimTerms terms, Instant now) {
        OrderSpec spec = order.intent().spec();
        switch (order.state()) {
            case OrderState.Intent _ -> {
                if (!order.isWanted(now.plus(terms.sendMargin()))) {
                    return new Ended(order.expireUnsent(now));
                }
            }
            case OrderState.Unknown unknown -> {
                if (unknown.acceptanceProven()) {
                    return new Moved();
                }
                if (!order.isWanted(now.plus(terms.sendMargin()))) {
                    return new NotNow(List.of(new GateReason("NOT_WANTED", "The order is no longer wanted.")));
                }
            }
            case OrderState.Submitting _,
                    OrderState.Live _,
                    OrderState.Partial _,
                    OrderState.CancelPending _,
                    OrderState.ReplacePending _,
                    OrderState.Review _,
                    OrderState.Ended _ -> {
                return new Moved();
            }
        }
        List<GateReason> against = gate.against(spec);
        if (!against.isEmpty()) {
            return new NotNow(against);
        }
        return new Won(order.claim(terms.fence(), now, deadline(spec, terms, now)));
    }

    private static Instant deadline(OrderSpec spec, ClaimTerms terms, Instant now) {
        Instant byLife = now.plus(terms.requestLife());
        Instant notAfter = spec.notAfter();
        Instant ours = notAfter != null && notAfter.isBefore(byLife) ? notAfter : byLife;
        Duration offset = terms.clockOffset();
        return ours.plus(offset);
    }
}
