package dev.tradewind.engine.grid;

import java.util.Arrays;
import java.util.Optional;

/** What a stop percent is measured from: the first price of the group or its average (D-07). */
public enum StopReference {
    BASE("BASE"),
    AVERAGE("AVG");

    private final String wireName;

    StopReference(String wireName) {
        this.wireName = wireName;
    }

    /** The name of D-03, as it stands in JSON. */
    public String wireName() {
        return wireName;
    }

    /** The constant with this name of D-03; empty for any other text. */
    public static Optional<StopReference> named(String wireName) {
        return Arrays.stream(values())
                .filter(value -> value.wireName.equals(wireName))
                .findFirst();
    }
}
