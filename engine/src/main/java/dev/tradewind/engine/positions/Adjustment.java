package dev.tradewind.engine.positions;

import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import java.time.Instant;

/**
 * A change of what a group holds that is no execution (R6). Position = sum of executions + adjustments.
 *
 * @param price cost per unit of what came in; of what goes out the books know it
 */
public record Adjustment(Kind kind, Quantity quantity, Price price, Instant at) {
    /** Direction and meaning. */
    public enum Kind {
        /** A rest that no venue takes, given to the dust account (D-07). */
        DUST,
        /** Given to a recovery group. */
        MOVED_OUT,
        /** Taken over by a recovery group. */
        MOVED_IN
    }
}
