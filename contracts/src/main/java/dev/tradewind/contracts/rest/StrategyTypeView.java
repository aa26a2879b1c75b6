package dev.tradewind.contracts.rest;

import java.math.BigDecimal;
import java.util.List;

/** A kind of strategy that can be enabled or tried out: shipped with the product, or installed as a jar by the operator (C-61). */
public record StrategyTypeView(String id, String title, String description, List<ParameterView> parameters) {
    public StrategyTypeView {
        parameters = List.copyOf(parameters);
    }

    /**
     * What can be set, in the order of a form.
     *
     * @param type INTEGER, DECIMAL, or SWITCH (0 for no, 1 for yes)
     * @param step raster of a sweep
     * @param meaning one sentence
     */
    public record ParameterView(
            String name,
            String type,
            BigDecimal minimum,
            BigDecimal maximum,
            BigDecimal initial,
            BigDecimal step,
            String meaning) {}
}
