package dev.tradewind.contracts.configurations;

import java.math.BigDecimal;
import java.util.Map;

/**
 * Capital of one pyramid (D-05). {@code mode} is FIXED_QUOTE, PCT_EQUITY, SIGNAL or RISK; {@code perPyramid} maps the
 * pyramid index ("0".."4") to a fixed amount in quote currency.
 */
public record CapitalV1(String mode, BigDecimal value, Map<String, BigDecimal> perPyramid) {
    public CapitalV1 {
        perPyramid = Map.copyOf(perPyramid);
    }
}
