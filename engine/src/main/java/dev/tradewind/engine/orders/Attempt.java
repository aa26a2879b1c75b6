package dev.tradewind.engine.orders;

import java.time.Instant;

/**
 * One right to send the order.
 *
 * @param number from 1
 * @param fence fencing number of the account lease under which it was won (R15)
 * @param deadline on the venue's clock; the request carries it and the venue refuses it later
 * @param answered the venue gave this request a definite no, so it cannot arrive any more
 */
public record Attempt(int number, long fence, Instant startedAt, Instant deadline, boolean answered) {
    Attempt closed() {
        return new Attempt(number, fence, startedAt, deadline, true);
    }

    /** Whether the request may still reach the venue and be taken, judged by the venue's clock. */
    boolean mayStillArrive(Instant venueTime) {
        return !answered && !venueTime.isAfter(deadline);
    }
}
