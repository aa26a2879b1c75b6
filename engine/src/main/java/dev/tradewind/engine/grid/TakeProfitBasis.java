package dev.tradewind.engine.grid;

import java.util.Arrays;
import java.util.Optional;

/** Whether a take-profit percent is before or after fees (D-07). */
public enum TakeProfitBasis {
    GROSS("GROSS"),
    NET("NET");

    private final String wireName;

    TakeProfitBasis(String wireName) {
        this.wireName = wireName;
    }

    /** The name of D-03, as it stands in JSON. */
    public String wireName() {
        return wireName;
    }

    /** The constant with this name of D-03; empty for any other text. */
    public static Optional<TakeProfitBasis> named(String wireName) {
        return Arrays.stream(values())
                .filter(value -> value.wireName.equals(wireName))
                .findFirst();
    }
}
