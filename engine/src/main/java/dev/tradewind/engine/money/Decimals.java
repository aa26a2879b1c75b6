package dev.tradewind.engine.money;

import java.math.BigDecimal;

/** One normal form of a decimal, so that record equality means numeric equality. */
final class Decimals {
    private Decimals() {}

    static BigDecimal normal(BigDecimal value) {
        if (value.scale() == 0) {
            return value;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        // 1E+2 and 100 are the same number and must print as people write it
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
