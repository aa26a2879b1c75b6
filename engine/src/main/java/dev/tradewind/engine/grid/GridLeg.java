package dev.tradewind.engine.grid;

import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;

/** One planned order of a grid: price on tick, quantity on step, exact notional. */
public record GridLeg(
        int index, OrderType orderType, Price price, Quantity quantity, Money notional, Percent takeProfit) {

    /** How the leg is sent. */
    public enum OrderType {
        /** Rests until filled. */
        LIMIT,
        /** Immediate-or-cancel at a price beyond the market: a market order with bounded slippage (D-06). */
        MARKETABLE_LIMIT
    }
}
