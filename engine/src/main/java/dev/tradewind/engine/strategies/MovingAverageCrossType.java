package dev.tradewind.engine.strategies;

import java.util.ArrayList;
import java.util.List;

/** In while the fast average is above the slow one. */
public final class MovingAverageCrossType implements StrategyType {
    static final String ID = "moving-average-cross";

    /** Period of the average true range by which the volatility is judged (D-19). */
    public static final int VOLATILITY_PERIOD = 14;

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
                    Parameter.choice(
                            "volatilityAdjusted",
                            false,
                            "Whether the periods of exponential averages follow the volatility: × 0.7 while it is high,"
                                    + " × 1.3 while it is low."),
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
        List<ParameterValues.Problem> problems = new ArrayList<>();
        int fast = values.integer("fastPeriod");
        int slow = values.integer("slowPeriod");
        if (fast >= slow) {
            problems.add(new ParameterValues.Problem(
                    "fastPeriod", "must be less than slowPeriod, which is " + slow + ", was " + fast));
        }
        if (values.isOn("volatilityAdjusted") && !values.isOn("exponential")) {
            problems.add(new ParameterValues.Problem("volatilityAdjusted", "needs exponential to be on"));
        }
        return problems;
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
