package dev.tradewind.engine.grid;

import java.util.Arrays;
import java.util.Optional;

/** Which take-profits close what (D-07). */
public enum TakeProfitMode {
    PER_LEG("per_leg"),
    AGGREGATE("aggregate"),
    HYBRID("hybrid"),
    PYRAMID_AGGREGATE("pyramid_aggregate");

    private final String wireName;

    TakeProfitMode(String wireName) {
        this.wireName = wireName;
    }

    /** The name of D-03, as it stands in JSON. */
    public String wireName() {
        return wireName;
    }

    /** The constant with this name of D-03; empty for any other text. */
    public static Optional<TakeProfitMode> named(String wireName) {
        return Arrays.stream(values())
                .filter(value -> value.wireName.equals(wireName))
                .findFirst();
    }
}
