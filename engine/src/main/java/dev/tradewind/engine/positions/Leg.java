package dev.tradewind.engine.positions;

import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.engine.orders.OrderType;

/**
 * One grid order of a pyramid as the approved plan has it (D-01, D-03).
 *
 * @param type LIMIT, or MARKETABLE_LIMIT for the first leg of a market entry (D-06)
 * @param takeProfitPercent what the lot of this leg is to earn, measured from its own fill price
 */
public record Leg(int index, OrderType type, Price price, Quantity quantity, Percent takeProfitPercent) {}
