package dev.tradewind.strategy.backtests;

import dev.tradewind.contracts.rest.BacktestCommand;
import dev.tradewind.contracts.rest.ParameterRange;
import dev.tradewind.engine.strategies.ParameterValues;
import dev.tradewind.engine.strategies.StrategyType;
import dev.tradewind.engine.sweep.Axis;
import dev.tradewind.engine.sweep.SweepSpec;
import dev.tradewind.kit.problem.ProblemException;
import dev.tradewind.kit.problem.Unprocessable;
import dev.tradewind.strategy.worker.RangeAxes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a request: values of the strategy, and ranges of a sweep or a training. */
final class ParameterForm {
    private static final int MOST_RANGES = 8;

    private final StrategyType type;
    private final BacktestCommand command;
    private final List<ParameterRange> ranges = new ArrayList<>();

    ParameterForm(StrategyType type, BacktestCommand command) {
        this.type = type;
        this.command = command;
    }

    /** Ranges as they were given, and how many sets they make. */
    record Sets(List<ParameterRange> ranges, long count) {}

    /** Tells what is wrong with each value, and with ranges that are no ranges at all. */
    void check(List<@Nullable ParameterRange> given, BacktestFields fields, BacktestFields top) {
        if (ParameterValues.of(type, given()) instanceof ParameterValues.Outcome.Invalid(var problems)) {
            problems.stream()
                    // what does not go together may do so with the values of a range
                    .filter(problem -> given.isEmpty() || !isAcceptable(problem.field()))
                    .forEach(problem -> fields.refuse(
                            "values." + problem.field(),
                            "OUT_OF_RANGE",
                            problem.field() + " " + problem.detail() + "."));
        }
        if (given.size() > MOST_RANGES) {
            top.refuse("ranges", "TOO_MANY", "At most " + MOST_RANGES + " parameters can have a range.");
            return;
        }
        for (ParameterRange range : given) {
            if (range == null
                    || range.name() == null
                    || range.from() == null
                    || range.to() == null
                    || range.step() == null) {
                top.refuse("ranges", "REQUIRED", "Each range needs name, from, to and step.");
            } else if (RangeAxes.isExit(type, range) && command.configurationId() != null) {
                top.refuse(
                        "ranges",
                        "CONTRADICTORY",
                        range.name() + " cannot have a range beside a DCA configuration, which has exits of its own.");
            } else {
                ranges.add(range);
            }
        }
    }

    /** Each of them was checked; in the order in which a form shows them. */
    Map<String, BigDecimal> values() {
        Map<String, BigDecimal> given = given();
        Map<String, BigDecimal> all = new LinkedHashMap<>();
        type.parameters()
                .forEach(parameter ->
                        all.put(parameter.name(), given.getOrDefault(parameter.name(), parameter.initial())));
        return all;
    }

    /** Counts the sets without making one of them. */
    Sets sets(long most, BacktestFields top) {
        List<Axis> axes = ranges.stream().map(RangeAxes::axis).toList();
        return switch (SweepSpec.of(type, new ParameterValues(values()), axes, most)) {
            case SweepSpec.Outcome.Valid(SweepSpec spec) -> new Sets(inOrderOf(spec), spec.size());
            case SweepSpec.Outcome.TooMany tooMany -> throw tooManySets(tooMany.sets(), most);
            case SweepSpec.Outcome.Invalid(var problems) -> {
                problems.forEach(problem ->
                        top.refuse("ranges", "OUT_OF_RANGE", problem.field() + " " + problem.detail() + "."));
                yield new Sets(ranges, 0);
            }
        };
    }

    /** The number of a set is counted along the axes in the engine's order, which need not be the one given. */
    private List<ParameterRange> inOrderOf(SweepSpec spec) {
        List<String> names = spec.axes().stream().map(Axis::parameter).toList();
        return ranges.stream()
                .sorted(Comparator.comparingInt(range -> names.indexOf(range.name())))
                .toList();
    }

    private static ProblemException tooManySets(BigInteger sets, long most) {
        return Unprocessable.of(
                        "TOO_MANY_SETS",
                        "These ranges make " + sets + " parameter sets, at most " + most
                                + " are allowed. Use larger steps or fewer ranges.")
                .with("limit", most)
                .with("actual", sets.toString());
    }

    private Map<String, BigDecimal> given() {
        Map<String, BigDecimal> given = new HashMap<>();
        if (command.values() != null) {
            command.values().forEach((name, value) -> {
                if (value != null) {
                    given.put(name, value);
                }
            });
        }
        return given;
    }

    private boolean isAcceptable(String name) {
        BigDecimal value = given().get(name);
        return type.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .anyMatch(parameter -> value == null || parameter.accepts(value));
    }
}
