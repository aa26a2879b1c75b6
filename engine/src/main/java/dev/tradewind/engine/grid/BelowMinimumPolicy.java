package dev.tradewind.engine.grid;

import java.util.Arrays;
import java.util.Optional;

/** What happens to legs below the venue's minimums (D-04). */
public enum BelowMinimumPolicy {
    REJECT("REJECT"),
    MERGE("MERGE");

    private final String wireName;

    BelowMinimumPolicy(String wireName) {
        this.wireName = wireName;
    }

    /** The name of D-03, as it stands in JSON. */
    public String wireName() {
        return wireName;
    }

    /** The constant with this name of D-03; empty for any other text. */
    public static Optional<BelowMinimumPolicy> named(String wireName) {
        return Arrays.stream(values())
                .filter(value -> value.wireName.equals(wireName))
                .findFirst();
    }
}
