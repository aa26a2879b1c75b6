package dev.tradewind.engine.matching;

import org.jspecify.annotations.Nullable;

/**
 * An order as it stands: enough to rebuild the book from.
 *
 * @param filled steps executed, of both legs
 * @param filledByStop the part of it that the stop of an OCO executed
 * @param filledNotional sum of the notionals, in units of 0.00000001
 * @param reservedCash cash held back for the rest of a buy, in units of 0.00000001
 * @param triggeredAt sequence number of the moment a stop became a market order, 0 before
 * @param sequence number of the venue-wide change that last touched the order
 */
public record OrderState(
        OrderTerms terms,
        OrderStatus status,
        long filled,
        long filledByStop,
        long filledNotional,
        long reservedCash,
        long triggeredAt,
        @Nullable EndReason endReason,
        long sequence) {

    static OrderState accepted(OrderTerms terms, long reservedCash, long sequence) {
        return new OrderState(terms, OrderStatus.NEW, 0, 0, 0, reservedCash, 0, null, sequence);
    }

    public long remaining() {
        return terms.quantity() - filled;
    }

    public boolean isTriggered() {
        return triggeredAt > 0;
    }

    OrderState executed(Execution execution, long reservedLeft, long at) {
        long filledNow = filled + execution.quantity();
        boolean complete = filledNow == terms.quantity();
        return new OrderState(
                terms,
                complete ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED,
                filledNow,
                execution.leg() == OrderLeg.STOP ? filledByStop + execution.quantity() : filledByStop,
                filledNotional + execution.notional(),
                complete ? 0 : reservedLeft,
                triggeredAt,
                null,
                at);
    }

    OrderState triggered(long at) {
        return new OrderState(terms, status, filled, filledByStop, filledNotional, reservedCash, at, endReason, at);
    }

    OrderState canceled(EndReason reason, long at) {
        return new OrderState(
                terms, OrderStatus.CANCELED, filled, filledByStop, filledNotional, 0, triggeredAt, reason, at);
    }
}
