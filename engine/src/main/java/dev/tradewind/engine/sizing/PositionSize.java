package dev.tradewind.engine.sizing;

import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The one position-size function (D-05, C-24): everything that needs a quantity asks here. */
public final class PositionSize {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private PositionSize() {}

    /** q_k = floor_step(C · w_k/100 / P_k), never negative. What flooring loses stays unallocated. */
    public static List<Quantity> size(Money capital, List<Percent> weights, List<Price> prices, Instrument instrument) {
        if (weights.size() != prices.size()) {
            throw new IllegalArgumentException(weights.size() + " weights for " + prices.size() + " prices");
        }
        List<Quantity> sizes = new ArrayList<>(prices.size());
        for (int k = 0; k < prices.size(); k++) {
            sizes.add(quantity(capital, weights.get(k), prices.get(k), instrument.step()));
        }
        return sizes;
    }

    // whole steps in one exact division: dividing first and flooring later could lose a step to rounding
    private static Quantity quantity(Money capital, Percent weight, Price price, Quantity step) {
        if (!capital.isPositive() || price.isZero()) {
            return Quantity.ZERO;
        }
        BigDecimal share = capital.amount().multiply(weight.value());
        BigDecimal stepCost = price.value().multiply(step.value()).multiply(HUNDRED);
        return new Quantity(share.divide(stepCost, 0, RoundingMode.FLOOR).multiply(step.value()));
    }
}
