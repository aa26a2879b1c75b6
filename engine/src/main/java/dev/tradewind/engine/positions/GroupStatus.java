package dev.tradewind.engine.positions;

/** The states of a position group by name (D-02). */
public enum GroupStatus {
    /** Created, nothing acknowledged. */
    WAITING("waiting"),
    /** Acknowledged, nothing filled. */
    LIVE("live"),
    /** Something filled while entry legs still rest. */
    PARTIALLY_FILLED("partially_filled"),
    /** Something held and no entry leg rests. */
    ACTIVE("live"),
    CLOSING("closing"),
    CLOSED("closed"),
    /** Every attempt was proven dead with nothing filled. */
    FAILED("failed");

    private final String publicName;

    GroupStatus(String publicName) {
        this.publicName = publicName;
    }

    /** One of the six names that an API prints. */
    public String publicName() {
        return publicName;
    }

    public boolean isTerminal() {
        return this == CLOSED || this == FAILED;
    }

    /** Whether the group takes one of the account's places (D-11). */
    public boolean holdsSlot() {
        return !isTerminal();
    }
}
