package dev.tradewind.engine.sizing;

import java.math.BigDecimal;
import java.util.Map;

/**
 * The capital setting of a configuration (D-03).
 *
 * @param value quote currency for FIXED_QUOTE, percent for PCT_EQUITY and RISK, unused for SIGNAL
 * @param perPyramid fixed amounts in quote currency by pyramid index, which go before the mode
 */
public record Capital(CapitalMode mode, BigDecimal value, Map<Integer, BigDecimal> perPyramid) {
    public Capital {
        value = value.stripTrailingZeros();
        perPyramid = Map.copyOf(perPyramid);
    }

    public static Capital fixed(String quoteAmount) {
        return new Capital(CapitalMode.FIXED_QUOTE, new BigDecimal(quoteAmount), Map.of());
    }

    public static Capital of(CapitalMode mode, String value) {
        return new Capital(mode, new BigDecimal(value), Map.of());
    }
}
