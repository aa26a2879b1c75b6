package dev.tradewind.engine.matching;

import java.util.UUID;

/** A change of a balance that is no execution (R6), in units of 0.00000001 of the asset. */
public record Adjustment(long sequence, UUID account, Reason reason, String asset, long amount) {
    /** Why. */
    public enum Reason {
        OPENING,
        RESET
    }
}
