package dev.tradewind.engine.orders;

/** The closed list of what may prove a change of an order (R3). Silence, exceptions, counts and time are not on it. */
public enum Proof {
    /** The venue answered the request: it has the order. */
    ACK,
    /** The venue answered the request: it refuses it. */
    REJECT,
    /** A look-up, a stream message or a sweep showed the order. */
    FOUND,
    /** The venue refused our id as already used: it has the order. */
    DUP_ID,
    /** The venue's own clock has passed the deadline in every request, and two look-ups after that agree: not there. */
    FENCE_PASSED_2X_ABSENT,
    /** An execution of the order. */
    EXECUTION,
    /** A person confirmed it. */
    HUMAN,
    /** Our own store shows that no request was ever sent: the end was won by compare-and-set from INTENT. */
    NEVER_SENT,
    /** One look-up that did not show the order. Stored, but ends nothing by itself. */
    ABSENT,
    /** An answer that is neither a clear yes nor a clear no. Stored, but ends nothing by itself. */
    UNCLEAR;

    /** Whether a terminal state may rest on it. */
    public boolean endsOrders() {
        return switch (this) {
            case ACK, REJECT, FOUND, FENCE_PASSED_2X_ABSENT, EXECUTION, HUMAN, NEVER_SENT -> true;
            case DUP_ID, ABSENT, UNCLEAR -> false;
        };
    }
}
