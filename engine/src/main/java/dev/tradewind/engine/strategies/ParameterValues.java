package dev.tradewind.engine.strategies;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value for every parameter of a type; equal when all values are equal as numbers. */
public record ParameterValues(Map<String, BigDecimal> values) {
    private static final int LONGEST_NUMBER = 40;

    public ParameterValues {
        Map<String, BigDecimal> normalized = new LinkedHashMap<>();
        values.forEach((name, value) -> normalized.put(name, value.stripTrailingZeros()));
        values = Map.copyOf(normalized);
    }

    /** Values for every parameter, or what is wrong with each. */
    public sealed interface Outcome {
        record Valid(ParameterValues values) implements Outcome {}

        record Invalid(List<Problem> problems) implements Outcome {
            public Invalid {
                problems = List.copyOf(problems);
            }
        }
    }

    /** What is wrong with one value; the field is the parameter's name. */
    public record Problem(String field, String detail) {}

    /** The given values, and the initial ones for those not given; or all that is wrong with them. */
    public static Outcome of(StrategyType type, Map<String, BigDecimal> given) {
        List<Problem> problems = new ArrayList<>();
        Map<String, BigDecimal> all = new LinkedHashMap<>();
        for (Parameter parameter : type.parameters()) {
            BigDecimal value = given.getOrDefault(parameter.name(), parameter.initial());
            if (!parameter.accepts(value)) {
                problems.add(new Problem(
                        parameter.name(),
                        "must be " + (parameter.type() == Parameter.Type.DECIMAL ? "a number" : "a whole number")
                                + " from "
                                + parameter.minimum().toPlainString() + " to "
                                + parameter.maximum().toPlainString() + ", was " + shortened(value)));
            }
            all.put(parameter.name(), value);
        }
        for (String name : given.keySet()) {
            if (!all.containsKey(name)) {
                problems.add(new Problem(name, type.id() + " has no such parameter"));
            }
        }
        if (!problems.isEmpty()) {
            return new Outcome.Invalid(problems);
        }
        ParameterValues values = new ParameterValues(all);
        List<Problem> together = type.problems(values);
        return together.isEmpty() ? new Outcome.Valid(values) : new Outcome.Invalid(together);
    }

    public static ParameterValues initial(StrategyType type) {
        Map<String, BigDecimal> all = new LinkedHashMap<>();
        type.parameters().forEach(parameter -> all.put(parameter.name(), parameter.initial()));
        return new ParameterValues(all);
    }

    public int integer(String name) {
        return required(name).intValueExact();
    }

    public double decimal(String name) {
        return required(name).doubleValue();
    }

    public boolean isOn(String name) {
        return required(name).signum() != 0;
    }

    /** As it was written, but never with a million zeros. */
    private static String shortened(BigDecimal value) {
        boolean isShort = value.precision() <= LONGEST_NUMBER && Math.abs((long) value.scale()) <= LONGEST_NUMBER;
        return isShort
                ? value.toPlainString()
                : value.round(MathContext.DECIMAL32).toString();
    }

    private BigDecimal required(String name) {
        BigDecimal value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("no value for " + name);
        }
        return value;
    }
}
