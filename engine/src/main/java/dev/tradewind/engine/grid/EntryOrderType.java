package dev.tradewind.engine.grid;

import java.util.Arrays;
import java.util.Optional;

/** How leg 0 is placed; all other legs are limits (D-03). */
public enum EntryOrderType {
    LIMIT("limit"),
    MARKET("market");

    private final String wireName;

    EntryOrderType(String wireName) {
        this.wireName = wireName;
    }

    /** The name of D-03, as it stands in JSON. */
    public String wireName() {
        return wireName;
    }

    /** The constant with this name of D-03; empty for any other text. */
    public static Optional<EntryOrderType> named(String wireName) {
        return Arrays.stream(values())
                .filter(value -> value.wireName.equals(wireName))
                .findFirst();
    }
}
