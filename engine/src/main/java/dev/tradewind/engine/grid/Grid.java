package dev.tradewind.engine.grid;

import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import java.math.RoundingMode;
import java.util.List;

/** The planned entry orders of one pyramid, each of which passes the venue's minimums. */
public record Grid(Side side, Price basePrice, Money capital, List<GridLeg> legs) {
    /** Decimals of an average price (C-31). */
    private static final int AVERAGE_SCALE = 12;

    public Grid {
        legs = List.copyOf(legs);
    }

    /** Σ P_k · q_k: what the grid costs when every leg fills at its limit. */
    public Money total() {
        return totalUpTo(legs.size() - 1);
    }

    /** Money that flooring to the step left over; reported, not spread again (D-04). */
    public Money unallocated() {
        return capital.minus(total());
    }

    /** Quantity when every leg fills. */
    public Quantity fullQuantity() {
        return quantityUpTo(legs.size() - 1);
    }

    /** Average price when every leg fills, twelve decimals. */
    public Price fullAverage() {
        return averageUpTo(legs.size() - 1);
    }

    /** Average price when legs 0 to k have filled, twelve decimals. */
    public Price averageUpTo(int k) {
        return new Price(totalUpTo(k).amount().divide(quantityUpTo(k).value(), AVERAGE_SCALE, RoundingMode.HALF_EVEN));
    }

    private Money totalUpTo(int k) {
        Money total = Money.zero(capital.currency());
        for (GridLeg leg : legs.subList(0, k + 1)) {
            total = total.plus(leg.notional());
        }
        return total;
    }

    private Quantity quantityUpTo(int k) {
        return legs.subList(0, k + 1).stream().map(GridLeg::quantity).reduce(Quantity.ZERO, Quantity::plus);
    }
}
