package dev.tradewind.engine.grid;

import java.util.Arrays;
import java.util.Optional;

/** What an entry does while the opposite side is open (D-10); QUEUE acts as REJECT until there is a queue (C-51). */
public enum OppositePolicy {
    QUEUE("QUEUE"),
    REVERSE("REVERSE"),
    REJECT("REJECT");

    private final String wireName;

    OppositePolicy(String wireName) {
        this.wireName = wireName;
    }

    /** The name of D-03, as it stands in JSON. */
    public String wireName() {
        return wireName;
    }

    /** The constant with this name of D-03; empty for any other text. */
    public static Optional<OppositePolicy> named(String wireName) {
        return Arrays.stream(values())
                .filter(value -> value.wireName.equals(wireName))
                .findFirst();
    }
}
