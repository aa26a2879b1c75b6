package dev.tradewind.risk.reservations;

import dev.tradewind.engine.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.UUID;

/**
 * The money of one leg. What is filled is converted, the rest is held until there is proof that it cannot fill any more.
 *
 * @param reserved at approval, fee included; {@code held} is what of it is still held
 */
public record Reservation(
        UUID decisionId,
        int legIndex,
        BigDecimal quantity,
        BigDecimal filledQuantity,
        BigDecimal reserved,
        BigDecimal held,
        State state) {

    /** HELD until all of it is converted or the rest is released. */
    public enum State {
        HELD,
        CONVERTED,
        RELEASED
    }

    /** An execution took part of the leg. A fill after the release changes the sums and holds nothing again. */
    public Reservation filled(BigDecimal executed) {
        BigDecimal filled = filledQuantity.add(executed).min(quantity);
        if (state == State.RELEASED) {
            return new Reservation(decisionId, legIndex, quantity, filled, reserved, held, state);
        }
        BigDecimal rest = quantity.subtract(filled);
        boolean isWhole = rest.signum() == 0;
        BigDecimal stillHeld = isWhole
                ? BigDecimal.ZERO
                : reserved.multiply(rest).divide(quantity, Money.STORED_SCALE, RoundingMode.UP);
        return new Reservation(
                decisionId, legIndex, quantity, filled, reserved, stillHeld, isWhole ? State.CONVERTED : State.HELD);
    }

    /** There is proof that nothing more can fill. */
    public Reservation released() {
        return state == State.CONVERTED
                ? this
                : new Reservation(
                        decisionId, legIndex, quantity, filledQuantity, reserved, BigDecimal.ZERO, State.RELEASED);
    }
}
