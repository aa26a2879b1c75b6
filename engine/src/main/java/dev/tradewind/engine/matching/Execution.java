package dev.tradewind.engine.matching;

import dev.tradewind.engine.instruments.OrderSide;
import dev.tradewind.engine.instruments.Symbol;
import java.time.Instant;
import java.util.UUID;

/**
 * One execution: price in ticks, quantity in steps, notional and fee in units of 0.00000001.
 *
 * @param sequence number of the venue-wide change, also the execution's identity
 * @param feeAsset whether the fee was taken from the base asset received or from quote currency
 * @param maker true for a resting limit
 * @param slippageBps basis points inside the price, 0 for limits
 */
public record Execution(
        long sequence,
        UUID account,
        long orderNumber,
        String clientOrderId,
        Symbol symbol,
        OrderSide side,
        OrderLeg leg,
        long price,
        long quantity,
        long notional,
        long fee,
        FeeAsset feeAsset,
        boolean maker,
        int slippageBps,
        Instant marketTime) {

    static Execution of(
            long sequence,
            OrderTerms terms,
            Trade trade,
            OrderLeg leg,
            long price,
            boolean maker,
            int slippageBps,
            Instant marketTime) {
        return new Execution(
                sequence,
                terms.account(),
                terms.number(),
                terms.clientOrderId(),
                terms.symbol(),
                terms.side(),
                leg,
                price,
                trade.steps(),
                trade.notional(),
                trade.fee(),
                trade.feeAsset(),
                maker,
                slippageBps,
                marketTime);
    }
}
