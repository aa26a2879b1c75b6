package dev.tradewind.engine.strategies;

import java.util.List;

/** In when the close leaves the range of the bars before it, out when it leaves a shorter range on the other side. */
public final class BreakoutType implements StrategyType {
    static final String ID = "breakout";

    private static final List<Parameter> PARAMETERS = FilterParameters.after(
            List.of(
                    Parameter.integer(
                            "entryPeriod", 2, 400, 20, "Bars before this one whose highest high must be exceeded."),
                    Parameter.integer("exitPeriod", 2, 400, 10, "Bars before this one whose lowest low ends a long."),
                    Parameter.choice("shorts", false, "Whether short positions are entered too, as the mirror image.")),
            "1.5");

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Breakout";
    }

    @Override
    public String description() {
        return "Buys a close above the highest high of the bars before and sells a close below the lowest low of a shorter while.";
    }

    @Override
    public List<Parameter> parameters() {
        return PARAMETERS;
    }

    @Override
    public Strategy create(ParameterValues values) {
        return create(values, SessionClock.ALWAYS_OPEN);
    }

    @Override
    public Strategy create(ParameterValues values, SessionClock sessions) {
        return new FilteredStrategy(new Breakout(values), EntryFilters.of(values, sessions));
    }
}
