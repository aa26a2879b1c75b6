package dev.tradewind.engine.sweep;

import dev.tradewind.engine.strategies.Parameter;
import dev.tradewind.engine.strategies.ParameterValues;
import dev.tradewind.engine.strategies.ParameterValues.Problem;
import dev.tradewind.engine.strategies.StrategyType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A finite set of parameter sets in a fixed order, of which none is kept: set {@code i} is computed from {@code i}, so that a
 * chunk of a sweep is nothing but two numbers. The last axis changes fastest; a parameter without an axis keeps its base value.
 * Axes over {@link Exits} stand last, wherever they were given, so that sets with the same signals follow each other.
 */
public final class SweepSpec {
    /** Finer than this no value of a sweep is, so that counting the steps of a range cannot itself be work. */
    private static final int MAX_DECIMALS = 12;

    private final StrategyType type;
    private final ParameterValues base;
    private final List<Axis> axes;
    private final boolean hasExits;
    private final long[] counts;
    private final long size;

    private SweepSpec(StrategyType type, ParameterValues base, List<Axis> axes, long size) {
        this.type = type;
        this.base = base;
        this.axes = List.copyOf(axes);
        this.hasExits = axes.stream().anyMatch(axis -> isOverExits(type, axis));
        this.counts =
                axes.stream().mapToLong(axis -> axis.count().longValueExact()).toArray();
        this.size = size;
    }

    /** A sweep, or what is wrong with each axis. */
    public sealed interface Outcome {
        record Valid(SweepSpec spec) implements Outcome {}

        record Invalid(List<Problem> problems) implements Outcome {
            public Invalid {
                problems = List.copyOf(problems);
            }
        }

        /** More sets than the caller allows; nothing was allocated to find out. */
        record TooMany(BigInteger sets, long limit) implements Outcome {
            public String detail() {
                return "the sweep has " + sets + " parameter sets, at most " + limit + " are allowed";
            }
        }
    }

    /**
     * Checks every axis against the type's parameters and the number of sets against the limit.
     *
     * @param base values of parameters without an axis
     * @param limit the most sets the caller allows
     */
    public static Outcome of(StrategyType type, ParameterValues base, List<Axis> axes, long limit) {
        List<Problem> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Axis axis : axes) {
            if (!seen.add(axis.parameter())) {
                problems.add(new Problem(axis.parameter(), "is listed twice"));
            }
            Stream.concat(type.parameters().stream(), Exits.PARAMETERS.stream())
                    .filter(parameter -> parameter.name().equals(axis.parameter()))
                    .findFirst()
                    .ifPresentOrElse(
                            parameter -> check(axis, parameter, problems),
                            () -> problems.add(new Problem(axis.parameter(), type.id() + " has no such parameter")));
        }
        if (!problems.isEmpty()) {
            return new Outcome.Invalid(problems);
        }
        BigInteger size = axes.stream().map(Axis::count).reduce(BigInteger.ONE, BigInteger::multiply);
        List<Axis> exitsLast = axes.stream()
                .sorted(Comparator.comparing(axis -> isOverExits(type, axis)))
                .toList();
        return size.compareTo(BigInteger.valueOf(limit)) > 0
                ? new Outcome.TooMany(size, limit)
                : new Outcome.Valid(new SweepSpec(type, base, exitsLast, size.longValueExact()));
    }

    public StrategyType type() {
        return type;
    }

    /** The axes in the order of {@link #position(long)}: those over exits last. */
    public List<Axis> axes() {
        return axes;
    }

    /** How many sets. */
    public long size() {
        return size;
    }

    /** Position of a set on each axis, in the order of {@link #axes()}. */
    public long[] position(long index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("set " + index + " of " + size);
        }
        long[] position = new long[counts.length];
        long rest = index;
        for (int axis = counts.length - 1; axis >= 0; axis--) {
            position[axis] = rest % counts[axis];
            rest /= counts[axis];
        }
        return position;
    }

    /** Values of the strategy in the set at an index from 0 to {@link #size()} − 1. */
    public ParameterValues values(long index) {
        long[] position = position(index);
        Map<String, BigDecimal> values = new LinkedHashMap<>(base.values());
        for (int axis = 0; axis < position.length; axis++) {
            Axis of = axes.get(axis);
            if (!isOverExits(type, of)) {
                values.put(of.parameter(), of.value(position[axis]));
            }
        }
        return new ParameterValues(values);
    }

    /** Exits of that set; {@link Exits#OF_SETUP} when no axis is over them. */
    public Exits exits(long index) {
        return hasExits
                ? new Exits(valueOn(Exits.STOP_AXIS, index), valueOn(Exits.TAKE_PROFIT_AXIS, index))
                : Exits.OF_SETUP;
    }

    /** Whether sets differ in their exits; the setup must then be one that they {@link Exits#fit}. */
    public boolean hasExits() {
        return hasExits;
    }

    private static boolean isOverExits(StrategyType type, Axis axis) {
        return Exits.isAxis(axis.parameter())
                && type.parameters().stream()
                        .noneMatch(parameter -> parameter.name().equals(axis.parameter()));
    }

    private @Nullable BigDecimal valueOn(String name, long index) {
        long[] position = position(index);
        for (int axis = 0; axis < position.length; axis++) {
            if (axes.get(axis).parameter().equals(name) && isOverExits(type, axes.get(axis))) {
                return axes.get(axis).value(position[axis]);
            }
        }
        return null;
    }

    private static void check(Axis axis, Parameter parameter, List<Problem> problems) {
        switch (axis) {
            case Axis.Listed listed -> checkList(listed, parameter, problems);
            case Axis.Range range -> checkRange(range, parameter, problems);
        }
    }

    private static void checkList(Axis.Listed listed, Parameter parameter, List<Problem> problems) {
        if (listed.values().isEmpty()) {
            problems.add(new Problem(parameter.name(), "has no values"));
        }
        Set<BigDecimal> different = new HashSet<>();
        for (BigDecimal value : listed.values()) {
            if (!parameter.accepts(value)) {
                problems.add(outside(parameter, value));
                return;
            }
            if (Exits.isAxis(parameter.name()) && isTooFine(parameter, value)) {
                problems.add(tooFine(parameter));
                return;
            }
            if (!different.add(value.stripTrailingZeros())) {
                problems.add(new Problem(parameter.name(), value + " is listed twice"));
                return;
            }
        }
    }

    private static void checkRange(Axis.Range range, Parameter parameter, List<Problem> problems) {
        if (range.step().signum() <= 0) {
            problems.add(new Problem(parameter.name(), "the step must be positive, was " + range.step()));
            return;
        }
        if (isTooFine(parameter, range.step()) || isTooFine(parameter, range.from())) {
            problems.add(tooFine(parameter));
            return;
        }
        if (range.to().compareTo(range.from()) < 0) {
            problems.add(new Problem(
                    parameter.name(), "the range from " + range.from() + " to " + range.to() + " is empty"));
            return;
        }
        boolean needsWhole = parameter.type() != Parameter.Type.DECIMAL;
        if (needsWhole && range.step().stripTrailingZeros().scale() > 0) {
            problems.add(new Problem(parameter.name(), "the step must be a whole number, was " + range.step()));
        }
        if (!parameter.accepts(range.from())) {
            problems.add(outside(parameter, range.from()));
        }
        if (range.to().compareTo(parameter.maximum()) > 0) {
            problems.add(outside(parameter, range.to()));
        }
    }

    private static boolean isTooFine(Parameter parameter, BigDecimal value) {
        return value.scale() > mostDecimals(parameter);
    }

    private static Problem tooFine(Parameter parameter) {
        return new Problem(parameter.name(), "must have at most " + mostDecimals(parameter) + " decimals");
    }

    private static int mostDecimals(Parameter parameter) {
        return Exits.isAxis(parameter.name()) ? Exits.MAX_DECIMALS : MAX_DECIMALS;
    }

    private static Problem outside(Parameter parameter, BigDecimal value) {
        return new Problem(
                parameter.name(),
                "must be " + (parameter.type() == Parameter.Type.DECIMAL ? "a number" : "a whole number") + " from "
                        + parameter.minimum().toPlainString() + " to "
                        + parameter.maximum().toPlainString() + ", was "
                        + value); // as given: 1E+999999999 written out is no message
    }
}
