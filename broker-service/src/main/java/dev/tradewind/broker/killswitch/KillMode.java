package dev.tradewind.broker.killswitch;

/** What a kill switch lets pass (D-16), from lax to strict. */
public enum KillMode {
    ACTIVE,
    /** Nothing automatic may increase exposure. */
    REDUCING,
    /** As REDUCING, and manual opening orders are refused too. Exits still run. */
    HALTED;

    public boolean letsEntriesPass() {
        return this == ACTIVE;
    }

    public boolean isStricterThan(KillMode other) {
        return compareTo(other) > 0;
    }
}
