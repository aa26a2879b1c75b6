package dev.tradewind.engine.strategies;

import java.util.List;

/** In while the fast average is above the slow one. */
public final class MovingAverageCrossType implements StrategyType {
    static final String ID = "moving-average-cross";

    private static final List<Parameter> PARAMETERS = FilterParameters.after(
            List.of(
                    Parameter.integer(
                            "fastPeriod",
                            2,
                            200,
                            20,
                            "Bars of the fast average; must be less than those of the slow one."),
                    Parameter.integer("slowPeriod", 3, 400, 50, "Bars of the slow average."),
                    Parameter.choice(
                            "exponential", true, "Whether the averages are exponential; otherwise they are simple."),
                    Parameter.choice("shorts", false, "Whether short positions are entered too, as the mirror image.")),
            "0.5");

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Moving average cross";
    }

    @Override
    public String description() {
        return "Long while the fast moving average is above the slow one: in when it crosses above, out when it crosses below.";
    }

    @Override
    public List<Parameter> parameters() {
        return PARAMETERS;
    }

    @Override
    public List<ParameterValues.Problem> problems(ParameterValues values) {
        int fast = values.integer("fastPeriod");
        int slow = values.integer("slowPeriod");
        return fast < slow
                ? List.of()
                : List.of(new ParameterValues.Problem(
                        "fastPeriod", "must be less than slowPeriod, which is " + slow + ", was " + fast));
    }

    @Override
    public Strategy create(ParameterValues values) {
        return create(values, SessionClock.ALWAYS_OPEN);
    }

    @Override
    public Strategy create(ParameterValues values, SessionClock sessions) {
        return new FilteredStrategy(new MovingAverageCross(values), EntryFilters.of(values, sessions));
    }
}
