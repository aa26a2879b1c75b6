package dev.tradewind.risk.pretrade;

import java.time.Instant;

/** A signal that waits: why, and until when. */
record HeldSignal(Incoming incoming, String reason, Instant until) {
    /** Waits for the group that its own exit closes (C-51). */
    static final String REVERSE = "REVERSE";

    boolean isReverse() {
        return reason.equals(REVERSE);
    }
}
