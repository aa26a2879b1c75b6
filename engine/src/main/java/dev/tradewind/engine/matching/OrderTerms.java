package dev.tradewind.engine.matching;

import dev.tradewind.engine.instruments.OrderSide;
import dev.tradewind.engine.instruments.Symbol;
import java.util.UUID;

/**
 * The part of an order that never changes, in steps and ticks.
 *
 * @param number the venue's number; a smaller one came earlier
 * @param limit in ticks, 0 where the kind has none
 * @param stop in ticks, 0 where the kind has none
 */
public record OrderTerms(
        long number,
        UUID account,
        String clientOrderId,
        Symbol symbol,
        OrderSide side,
        OrderKind kind,
        TimeInForce timeInForce,
        long quantity,
        long limit,
        long stop) {

    static OrderTerms of(long number, OrderRequest request, InstrumentScale scale) {
        return new OrderTerms(
                number,
                request.account(),
                request.clientOrderId(),
                request.symbol(),
                request.side(),
                request.kind(),
                request.timeInForce(),
                scale.steps(request.quantity()),
                request.limit() == null ? 0 : scale.ticks(request.limit()),
                request.stop() == null ? 0 : scale.ticks(request.stop()));
    }
}
