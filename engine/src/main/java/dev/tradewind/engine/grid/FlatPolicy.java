package dev.tradewind.engine.grid;

import java.util.Arrays;
import java.util.Optional;

/** What happens to resting entries when all lots are sold (D-07). */
public enum FlatPolicy {
    CLOSE("CLOSE"),
    KEEP_GRID("KEEP_GRID");

    private final String wireName;

    FlatPolicy(String wireName) {
        this.wireName = wireName;
    }

    /** The name of D-03, as it stands in JSON. */
    public String wireName() {
        return wireName;
    }

    /** The constant with this name of D-03; empty for any other text. */
    public static Optional<FlatPolicy> named(String wireName) {
        return Arrays.stream(values())
                .filter(value -> value.wireName.equals(wireName))
                .findFirst();
    }
}
