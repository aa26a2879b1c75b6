package dev.tradewind.engine.risk;

import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Percent;
import java.math.BigDecimal;

/**
 * What the rules see of a grid: its whole size as if every leg had filled (D-15). Before the size is known the amounts
 * are zero.
 *
 * @param isPyramid it adds to an open group and takes no slot
 * @param lossFraction share of the notional lost at the stop, zero without a stop
 * @param fee the venue's fee rate, added to what is reserved
 */
public record PlannedEntry(boolean isPyramid, BigDecimal lossFraction, Percent fee, Money notional, Money reserved) {
    PlannedEntry sized(Money notional, Money reserved) {
        return new PlannedEntry(isPyramid, lossFraction, fee, notional, reserved);
    }
}
