package dev.tradewind.engine.positions;

import java.util.Set;

/** The states of a pyramid (D-02): pending, active once a leg is acknowledged, then closed; failed when none ever was. */
public enum PyramidStatus {
    PENDING("pending"),
    ACTIVE("active"),
    CLOSED("closed"),
    FAILED("failed");

    private final String publicName;

    PyramidStatus(String publicName) {
        this.publicName = publicName;
    }

    public String publicName() {
        return publicName;
    }

    /** The states that may follow this one. */
    public Set<PyramidStatus> next() {
        return switch (this) {
            case PENDING -> Set.of(ACTIVE, FAILED);
            case ACTIVE -> Set.of(CLOSED);
            case CLOSED, FAILED -> Set.of();
        };
    }

    public boolean isTerminal() {
        return next().isEmpty();
    }
}
