package dev.tradewind.engine.positions;

import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;

/**
 * The filled quantity of one leg, net of a base-currency fee (D-01, D-07).
 *
 * @param filled everything the leg ever bought
 * @param fillPrice volume-weighted fill price of the leg
 * @param remaining what is still held and can be sold, a multiple of the step
 * @param dust what is held beyond that
 */
public record Lot(
        int pyramid,
        int leg,
        Quantity filled,
        Price fillPrice,
        Quantity remaining,
        Quantity dust,
        Percent takeProfitPercent) {
    boolean isHeld() {
        return remaining.isPositive();
    }
}
